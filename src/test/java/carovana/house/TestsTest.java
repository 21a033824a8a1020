package carovana.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.DisplayName;
import org.springframework.stereotype.Component;

@DisplayName("The tests")
@AnalyzeClasses(packages = "carovana", importOptions = ImportOption.OnlyIncludeTests.class)
class TestsTest {

    /** A town looks for its parts in this package: what a test declares for itself would play along in every other. */
    @ArchTest
    static final ArchRule put_nothing_into_the_product = noClasses()
            .should()
            .beMetaAnnotatedWith(Component.class)
            .because("the product, started by a test, would find it; give the class to the application by name");
}
