package carovana.enrollments;

import carovana.positions.Organization;
import carovana.positions.Organizations;
import carovana.upstream.gps.GpsSettings;
import java.util.List;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Goes round the organizations that declared something; trouble with one does not end the round. */
@Component("enrollmentRounds")
public class EnrollmentRounds {

    private static final Logger log = LoggerFactory.getLogger(EnrollmentRounds.class);
    private static final String ASKED_BY = "schedule";

    private final Enrolling enrolling;
    private final CurrentDeclarations declarations;
    private final Organizations organizations;
    private final EnrollmentSettings settings;
    private final GpsSettings gps;

    EnrollmentRounds(
            Enrolling enrolling,
            CurrentDeclarations declarations,
            Organizations organizations,
            EnrollmentSettings settings,
            GpsSettings gps) {
        this.enrolling = enrolling;
        this.declarations = declarations;
        this.organizations = organizations;
        this.settings = settings;
        this.gps = gps;
    }

    /** @return none while rounds are not wanted */
    public List<String> organizations() {
        return settings.automatic() && gps.isConfigured()
                ? organizations.organizations().stream()
                        .map(Organization::fiscalCode)
                        .filter(each -> declarations.of(each).isPresent())
                        .toList()
                : List.of();
    }

    /** What was never declared is left alone. */
    public void apply(@Body String organization) {
        try {
            enrolling.apply(organization, false, ASKED_BY);
        } catch (GpsAway away) {
            log.warn("The enrollments of {} wait for the next round: {}", organization, away.getMessage());
        } catch (Enrolling.Busy busy) {
            log.info("The enrollments of {} are being applied by somebody else", organization);
        }
    }
}
