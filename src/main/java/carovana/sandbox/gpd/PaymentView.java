package carovana.sandbox.gpd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is told about one payment option by itself: to the node with its debtor, after a change without. */
final class PaymentView {

    private PaymentView() {}

    static Map<String, Object> changed(Payments.Found found) {
        PaymentOption option = found.option();
        var view = PositionView.option(found.position().organizationFiscalCode, option);
        view.put("lastUpdatedDateNotificationFee", option.lastUpdatedDateNotificationFee);
        view.put("serviceType", found.position().serviceType);
        return view;
    }

    static Map<String, Object> withDebtor(Payments.Found found, PositionStatus statusNow) {
        Position position = found.position();
        PaymentOption option = found.option();
        var view = new LinkedHashMap<>(PositionView.option(position.organizationFiscalCode, option));
        view.remove("lastUpdatedDate");
        view.put("payStandIn", position.payStandIn);
        view.put("serviceType", position.serviceType);
        view.put("iupd", position.iupd);
        view.put("type", option.debtor.type());
        PositionView.debtorFields(view, option.debtor);
        view.put("companyName", position.companyName);
        view.put("officeName", position.officeName);
        view.put("debtPositionStatus", statusNow);
        List<Metadata> metadata = new ArrayList<>(option.paymentOptionMetadata);
        metadata.add(new Metadata(PositionChecks.NOTIFICATION_FEE, Long.toString(option.notificationFee)));
        view.put("paymentOptionMetadata", metadata);
        return view;
    }
}
