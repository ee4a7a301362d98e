package io.quarkiverse.cachebuster.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

class ArchitectureTest {

    private static final String ROOT = "io.quarkiverse.cachebuster";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void assetsArePlainJava() {
        classes().that().resideInAPackage(ROOT + ".runtime.asset")
                .should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jboss.logging", "org.jspecify.annotations", ROOT + ".runtime.asset")
                .check(classes);
    }

    @Test
    void styleSheetsArePlainJava() {
        classes().that().resideInAPackage(ROOT + ".runtime.css")
                .should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jboss.logging", "org.jspecify.annotations", ROOT + ".runtime.asset",
                        ROOT + ".runtime.css")
                .check(classes);
    }

    @Test
    void scriptsArePlainJava() {
        classes().that().resideInAPackage(ROOT + ".runtime.script")
                .should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", ROOT + ".runtime.script")
                .check(classes);
    }

    @Test
    void theApiKnowsNothingOfTheImplementation() {
        noClasses().that().resideInAPackage(ROOT)
                .should().dependOnClassesThat().resideInAPackage(ROOT + ".runtime..")
                .check(classes);
    }
}
