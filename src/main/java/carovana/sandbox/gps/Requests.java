package carovana.sandbox.gps;

import carovana.sandbox.gps.Institution.Status;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/** The bodies that GPS takes (pagoPA's spontaneous payments). */
final class Requests {

    private Requests() {}

    record NewInstitution(
            @NotBlank String companyName, @Valid List<NewEnrollment> enrollments) {}

    record NewEnrollment(
            @NotBlank String serviceId,
            @NotBlank String iban,
            String officeName,
            @NotBlank String segregationCode,
            @NotBlank String remittanceInformation,
            String postalIban) {

        Enrollment kept() {
            return new Enrollment(serviceId, iban, officeName, segregationCode, remittanceInformation, postalIban);
        }
    }

    /** Both may be left out, and are then forgotten. */
    record InstitutionChange(String companyName, Status status) {}

    record Payment(
            @NotNull @Valid Payer debtor, @NotNull @Valid Asked service) {}

    record Payer(
            @NotNull @Pattern(regexp = "[FG]") String type,
            @NotBlank String fiscalCode,
            @NotBlank String fullName,
            String streetName,
            String civicNumber,
            String postalCode,
            String city,
            String province,
            String region,
            String country,
            @Email String email,
            String phone) {}

    record Asked(@NotBlank String id, @NotNull @Valid List<Value> properties) {}

    record Value(@NotBlank String name, JsonNode value) {}
}
