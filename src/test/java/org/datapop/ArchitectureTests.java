package org.datapop;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;

/** The rules of the house that neither the compiler nor the module check knows. */
@AnalyzeClasses(packages = "org.datapop", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final Path MAIN = Path.of("src/main/java");
    private static final int LONGEST_FILE = 300;

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith("Impl")
                    .orShould()
                    .haveSimpleNameEndingWith("Util")
                    .orShould()
                    .haveSimpleNameEndingWith("Utils")
                    .orShould()
                    .haveSimpleNameEndingWith("Helper")
                    .orShould()
                    .haveSimpleNameEndingWith("Manager");

    @ArchTest
    static final ArchRule controllersAreNobodysBusiness =
            classes().that().areAnnotatedWith(Controller.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule rowsStayInTheKernel =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule rowsChangeByDeedsNotBySetters =
            methods()
                    .that()
                    .areDeclaredInClassesThat()
                    .areAnnotatedWith(Entity.class)
                    .should()
                    .haveNameNotStartingWith("set");

    @ArchTest
    static final ArchRule contentTypesCannotTouchStorage =
            noClasses()
                    .that()
                    .resideInAPackage("org.datapop.catalog..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    "java.sql..",
                                    "javax.sql..",
                                    "jakarta.persistence..",
                                    "org.springframework.jdbc..",
                                    "org.springframework.data.."));

    @ArchTest
    static final ArchRule thePublicSideCannotNameADraft =
            noClasses()
                    .that()
                    .resideInAPackage("org.datapop.site..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.datapop.content")
                    .orShould()
                    .dependOnClassesThat(
                            resideInAnyPackage("java.sql..", "org.springframework.jdbc.."));

    @ArchTest
    static final ArchRule controllersOpenNoTransactions =
            noClasses()
                    .that()
                    .areAnnotatedWith(Controller.class)
                    .should()
                    .beAnnotatedWith(Transactional.class);

    @Test
    void noFileIsTooLongToReadInOneGo() throws IOException {
        try (var files = Files.walk(MAIN)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .allSatisfy(file ->
                            assertThat(Files.readAllLines(file)).hasSizeLessThan(LONGEST_FILE));
        }
    }

    @Test
    void everyPublicTypeSaysWhyItExists() throws IOException {
        try (var files = Files.walk(MAIN)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .allSatisfy(file -> {
                        var lines = Files.readAllLines(file);
                        var type =
                                lines.stream().filter(ArchitectureTests::isPublicType).findFirst();
                        if (type.isPresent()) {
                            assertThat(before(lines, type.get())).contains("/**");
                        }
                    });
        }
    }

    private static boolean isPublicType(String line) {
        return line.matches(
                "public (abstract |final |sealed )*(class|record|interface|enum|@interface) .*");
    }

    private static String before(List<String> lines, String line) {
        return String.join("\n", lines.subList(0, lines.indexOf(line)));
    }
}
