package carovana.sandbox.gpd;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Turns what was asked through v1 into a position that nobody has judged or published yet. */
final class PositionDraft {

    private PositionDraft() {}

    static Position of(String organization, PositionRequest request, LocalDateTime now) {
        var position = new Position();
        position.organizationFiscalCode = organization;
        position.iupd = request.iupd();
        position.payStandIn = request.payStandIn() == null || request.payStandIn();
        position.debtor = debtor(request);
        position.switchToExpired = request.switchToExpired();
        position.companyName = request.companyName();
        position.officeName = request.officeName();
        position.validityDate = request.validityDate();
        position.insertedDate = now;
        position.lastUpdatedDate = now;
        String plan = UUID.randomUUID().toString();
        for (OptionRequest asked : orEmpty(request.paymentOption())) {
            PaymentOption option = option(organization, asked, now);
            option.debtor = position.debtor;
            option.switchToExpired = position.switchToExpired;
            option.validityDate = position.validityDate;
            option.plan = asked.isPartialPayment() ? plan : UUID.randomUUID().toString();
            position.paymentOption.add(option);
        }
        return position;
    }

    private static Debtor debtor(PositionRequest request) {
        return new Debtor(
                request.type(),
                request.fiscalCode(),
                request.fullName(),
                request.streetName(),
                request.civicNumber(),
                request.postalCode(),
                request.city(),
                request.province(),
                request.region(),
                request.country(),
                request.email(),
                request.phone());
    }

    private static PaymentOption option(String organization, OptionRequest asked, LocalDateTime now) {
        var option = new PaymentOption();
        option.iuv = asked.iuv();
        option.nav = asked.nav() == null ? "3" + asked.iuv() : asked.nav();
        option.amount = asked.amount();
        option.description = asked.description();
        option.isPartialPayment = asked.isPartialPayment();
        option.dueDate = asked.dueDate();
        option.retentionDate = asked.retentionDate();
        option.insertedDate = now;
        option.lastUpdatedDate = now;
        option.paymentOptionMetadata = new ArrayList<>(orEmpty(asked.paymentOptionMetadata()));
        orEmpty(asked.transfer()).forEach(transfer -> option.transfer.add(transfer(organization, transfer, now)));
        return option;
    }

    static Transfer transfer(String organization, TransferRequest asked, LocalDateTime now) {
        var transfer = new Transfer();
        transfer.idTransfer = asked.idTransfer();
        transfer.amount = asked.amount();
        transfer.organizationFiscalCode =
                asked.organizationFiscalCode() == null ? organization : asked.organizationFiscalCode();
        transfer.remittanceInformation = asked.remittanceInformation();
        transfer.category = asked.category();
        transfer.iban = asked.iban();
        transfer.postalIban = asked.postalIban();
        transfer.stamp = asked.stamp();
        transfer.companyName = asked.companyName();
        transfer.insertedDate = now;
        transfer.lastUpdatedDate = now;
        transfer.transferMetadata = new ArrayList<>(orEmpty(asked.transferMetadata()));
        return transfer;
    }

    static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
