package carovana.positions;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads at the start what the rules look things up in, and stops it where that is wrong. */
@Configuration(proxyBeanMethods = false)
class PositionSetup {

    /** A wrong account or category here would be given to every row that names none. */
    PositionSetup(ObjectProvider<Organizations> configured, CheckSettings settings) {
        configured.ifAvailable(organizations -> {
            for (int i = 0; i < organizations.organizations().size(); i++) {
                check(organizations.organizations().get(i), "carovana.organizations[" + i + "].", settings);
            }
        });
    }

    @Bean
    Taxonomy taxonomy(CheckSettings settings) {
        var file = settings.taxonomyFile();
        if (file == null || file.isBlank()) {
            return Taxonomy.carried();
        }
        try {
            return Taxonomy.read(Path.of(file));
        } catch (NoSuchFileException e) {
            throw refused(file, "there is no such file");
        } catch (IOException | RuntimeException e) {
            throw refused(file, "it cannot be read as a taxonomy list: " + e.getMessage());
        }
    }

    private static void check(Organization organization, String prefix, CheckSettings settings) {
        for (var iban : organization.knownIbans()) {
            var fault =
                    settings.ibanCheckDigits() == CheckSettings.Check.STRICT ? Iban.fault(iban) : Iban.shapeFault(iban);
            if (fault != null) {
                var key = iban.equals(organization.iban()) ? "iban" : "ibans";
                throw new InvalidConfigurationPropertyValueException(prefix + key, iban, fault);
            }
        }
        var category = organization.category();
        if (category != null && !category.isBlank() && TaxonomyCode.shapeFault(category) != null) {
            throw new InvalidConfigurationPropertyValueException(
                    prefix + "category", category, TaxonomyCode.shapeFault(category));
        }
    }

    private static InvalidConfigurationPropertyValueException refused(String file, String why) {
        return new InvalidConfigurationPropertyValueException(
                "carovana.positions.taxonomy-file",
                file,
                why + ". Give a CSV file with semicolons as pagoPA publishes it, or leave the setting out");
    }
}
