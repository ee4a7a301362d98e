package io.quarkiverse.cachebuster.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

class ArchitectureTest {

    private static final String ROOT = "io.quarkiverse.cachebuster";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /** Assets, URLs and references can be understood and tested without Quarkus. */
    @ParameterizedTest
    @ValueSource(strings = { "asset", "url", "find", "link", "css", "script", "html", "page" })
    void isPlainJava(String name) {
        classes().that().resideInAPackage(ROOT + ".runtime." + name)
                .should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jboss.logging", "org.jspecify.annotations", ROOT + ".runtime.asset",
                        ROOT + ".runtime.url", ROOT + ".runtime.find", ROOT + ".runtime.link", ROOT + ".runtime.css",
                        ROOT + ".runtime.script", ROOT + ".runtime.html", ROOT + ".runtime.page")
                .check(classes);
    }

    /** These change with each major version of Vert.x; at most one class should be affected. */
    @ParameterizedTest
    @ValueSource(strings = { "io.vertx..impl..", "io.netty.buffer.." })
    void hasAtMostOneUserOfInternals(String packages) {
        PackageMatcher internals = PackageMatcher.of(packages);
        Set<String> users = new TreeSet<>();
        for (JavaClass each : classes) {
            if (each.getDirectDependenciesFromSelf().stream()
                    .anyMatch(dependency -> internals.matches(dependency.getTargetClass().getPackageName()))) {
                // a nested class counts as its outer one
                users.add(each.getName().replaceFirst("\\$.*", ""));
            }
        }

        assertThat(users).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void hasNoCyclesBetweenFolders() {
        slices().matching(ROOT + ".runtime.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void theApiDoesNotDependOnTheImplementation() {
        noClasses().that().resideInAPackage(ROOT)
                .should().dependOnClassesThat().resideInAPackage(ROOT + ".runtime..")
                .check(classes);
    }
}
