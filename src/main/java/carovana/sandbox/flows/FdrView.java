package carovana.sandbox.flows;

import carovana.sandbox.BusinessDays;
import carovana.sandbox.node.Payment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A flow in FdR's words. Amounts are numbers of euros, with as few decimals as they need. */
final class FdrView {

    private FdrView() {}

    static Map<String, Object> listed(Flow flow) {
        var view = new LinkedHashMap<String, Object>();
        view.put("fdr", flow.id);
        view.put("pspId", flow.psp.id());
        view.put("revision", flow.revision);
        view.put("published", flow.published.toString());
        view.put("flowDate", flow.flowDate.toString());
        return view;
    }

    static Map<String, Object> single(Flow flow) {
        var sender = new LinkedHashMap<String, Object>();
        sender.put("type", flow.psp.hasBic() ? "BIC_CODE" : "LEGAL_PERSON");
        sender.put("id", flow.psp.hasBic() ? flow.psp.id() : flow.psp.taxCode());
        sender.put("pspId", flow.psp.id());
        sender.put("pspName", flow.psp.company());
        sender.put("pspBrokerId", flow.psp.taxCode());
        sender.put("channelId", flow.psp.taxCode() + "_01");
        var receiver = new LinkedHashMap<String, Object>();
        receiver.put("id", flow.receiver);
        receiver.put("organizationId", flow.receiver);
        receiver.put("organizationName", flow.receiverName == null ? "" : flow.receiverName);
        var view = new LinkedHashMap<String, Object>();
        view.put("status", "PUBLISHED");
        view.put("revision", flow.revision);
        view.put("created", flow.flowDate.toString());
        view.put("updated", flow.published.toString());
        view.put("published", flow.published.toString());
        view.put("fdr", flow.idInside);
        view.put("fdrDate", flow.flowDate.toString());
        view.put("regulation", flow.regulation);
        view.put("regulationDate", flow.regulationDate.toString());
        view.put("bicCodePouringBank", flow.psp.id() + "XXX");
        view.put("sender", sender);
        view.put("receiver", receiver);
        view.put("computedTotPayments", flow.lines);
        view.put("computedSumPayments", euro(flow.total));
        view.put("totPayments", flow.statedLines);
        view.put("sumPayments", euro(flow.statedTotal));
        return view;
    }

    /** @param before how many lines come before these */
    static List<Map<String, Object>> payments(List<FlowLine> lines, long before) {
        var views = new ArrayList<Map<String, Object>>();
        for (FlowLine line : lines) {
            views.add(payment(line, before + views.size() + 1));
        }
        return views;
    }

    /** The date of a flow that came as XML is told as an instant: Rome's midnight, so the evening before. */
    private static Map<String, Object> payment(FlowLine line, long index) {
        var view = new LinkedHashMap<String, Object>();
        view.put("index", index);
        view.put("iuv", line.iuv());
        view.put("iur", line.iur());
        view.put("idTransfer", line.index());
        view.put("pay", euro(line.amount()));
        view.put("payStatus", status(line.code()));
        view.put(
                "payDate",
                line.date().atStartOfDay(BusinessDays.ROME).toInstant().toString());
        return view;
    }

    private static String status(int code) {
        return switch (code) {
            case Payment.PAID -> "EXECUTED";
            case FlowLine.REVOKED -> "REVOKED";
            case Payment.STAND_IN -> "STAND_IN";
            case Payment.STAND_IN_NO_RECEIPT -> "STAND_IN_NO_RPT";
            case Payment.NO_RECEIPT -> "NO_RPT";
            default -> "UNKNOWN";
        };
    }

    private static double euro(long cents) {
        return BigDecimal.valueOf(cents, 2).doubleValue();
    }
}
