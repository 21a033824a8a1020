package carovana.sandbox.gps;

import jakarta.validation.constraints.NotBlank;

/** An organization's enrollment to a service. Presence is all that GPS asks for (pagoPA's spontaneous payments). */
record Enrollment(
        String serviceId,
        @NotBlank String iban,
        String officeName,
        @NotBlank String segregationCode,
        @NotBlank String remittanceInformation,
        String postalIban) {

    Enrollment to(String service) {
        return new Enrollment(service, iban, officeName, segregationCode, remittanceInformation, postalIban);
    }
}
