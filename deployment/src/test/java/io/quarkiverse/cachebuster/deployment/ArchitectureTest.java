package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** Checks the classes of both modules. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.quarkiverse.cachebuster");

    /** These move or change with each major version of Vert.x, so at most one class may depend on them. */
    @ParameterizedTest
    @ValueSource(strings = { "io.vertx..impl..", "io.netty.buffer.." })
    void hasAtMostOneUserOfInternals(String packages) {
        PackageMatcher internals = PackageMatcher.of(packages);
        Set<String> users = new TreeSet<>();
        for (JavaClass each : CLASSES) {
            if (each.getDirectDependenciesFromSelf().stream()
                    .anyMatch(dependency -> internals.matches(dependency.getTargetClass().getPackageName()))) {
                // nested classes count as their outer class
                users.add(each.getName().replaceFirst("\\$.*", ""));
            }
        }

        assertThat(CLASSES).isNotEmpty();
        assertThat(users).hasSizeLessThanOrEqualTo(1);
    }
}
