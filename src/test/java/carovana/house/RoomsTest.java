package carovana.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.DisplayName;

/** Which room may know which: a door that is not listed here is closed. */
@DisplayName("The doors between the rooms")
@AnalyzeClasses(packages = "carovana", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    @ArchTest
    static final ArchRule positions_know_nobody = room("positions").mayKnow();

    @ArchTest
    static final ArchRule the_ledger_knows_positions = room("ledger").mayKnow("positions");

    @ArchTest
    static final ArchRule intake_hands_on_through_the_ledger =
            room("intake").mayKnow("positions", "ledger", "access", "files");

    @ArchTest
    static final ArchRule submission_sends_what_the_ledger_gives =
            room("submission").mayKnow("positions", "ledger", "upstream");

    @ArchTest
    static final ArchRule the_facade_asks_the_ledger_and_reads_upstream =
            room("facade").mayKnow("positions", "ledger", "upstream", "access");

    @ArchTest
    static final ArchRule reconciliation_compares_what_the_ledger_has =
            room("reconciliation").mayKnow("positions", "ledger", "upstream", "access", "files");

    @ArchTest
    static final ArchRule tenants_hand_on_through_the_ledger = room("tenants").mayKnow("positions", "ledger", "access");

    @ArchTest
    static final ArchRule documents_ask_whoever_delivers_through_their_own_port =
            room("documents").mayKnow("positions", "ledger", "access", "files");

    /** Of documents, an upstream knows the port that it implements, and nothing of the room behind it. */
    @ArchTest
    static final ArchRule an_upstream_knows_domain_records_only =
            room("upstream").mayKnow("positions", "documents.provider");

    @ArchTest
    static final ArchRule files_know_the_organizations = room("files").mayKnow("positions");

    @ArchTest
    static final ArchRule access_knows_the_organizations = room("access").mayKnow("positions");

    @ArchTest
    static final ArchRule enrollments_compare_what_is_declared_with_gps =
            room("enrollments").mayKnow("positions", "ledger", "upstream", "access", "files");

    @ArchTest
    static final ArchRule failures_look_into_the_ledger = room("failures").mayKnow("ledger", "access");

    @ArchTest
    static final ArchRule monitoring_looks_into_the_ledger_and_the_accounts =
            room("monitoring").mayKnow("ledger", "access", "positions", "reconciliation");

    @ArchTest
    static final ArchRule the_sandbox_knows_nobody = room("sandbox").mayKnow();

    @ArchTest
    static final ArchRule nobody_knows_the_sandbox = noClasses()
            .that()
            .resideOutsideOfPackage("carovana.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("carovana.sandbox..");

    @ArchTest
    static final ArchRule rules_know_no_camel = noClasses()
            .that()
            .resideInAnyPackage("carovana.positions..", "carovana.intake.layouts..", "carovana.reconciliation..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule names_are_a_clerks =
            noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Manager|Helper|DTO|Processor)");

    private record Room(String name) {
        ArchRule mayKnow(String... others) {
            var allowed = new java.util.ArrayList<String>();
            allowed.add("carovana." + name + "..");
            for (var other : others) {
                allowed.add("carovana." + other + "..");
            }
            return classes()
                    .that()
                    .resideInAPackage("carovana." + name + "..")
                    .should()
                    .onlyDependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.not(
                                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                                            "carovana.."))
                            .or(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                                    allowed.toArray(String[]::new))));
        }
    }

    private static Room room(String name) {
        return new Room(name);
    }
}
