package io.quarkiverse.cachebuster.test.prod;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A program that no Maven dependency brings. Tests that are {@link Needed} with it are skipped on a machine without it, but
 * where nothing must be skipped ({@code CI=true} in the environment, or the system property {@code required.tools=true}), they
 * fail.
 */
public enum RequiredTool {

    NGINX("nginx", "/usr/sbin/nginx"),
    CHROMIUM("chromium", "/usr/bin/chromium");

    private final String name;
    private final String defaultPath;

    RequiredTool(String name, String defaultPath) {
        this.name = name;
        this.defaultPath = defaultPath;
    }

    /** Where it is: at the usual place, or where the system property {@code <name>.path} says. */
    public Path path() {
        return Path.of(System.getProperty(name + ".path", defaultPath));
    }

    private ConditionEvaluationResult check() {
        if (Files.isExecutable(path())) {
            return ConditionEvaluationResult.enabled("there is " + path());
        }
        String reason = "no " + name + " at '" + path() + "'; install it (apt-get install " + name
                + "), or say where it is with -D" + name + ".path";
        if ("true".equals(System.getenv("CI")) || Boolean.getBoolean("required.tools")) {
            throw new IllegalStateException(reason);
        }
        System.err.println("Tests are skipped: " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    /** On a test, or on a class of tests. */
    @Target({ ElementType.TYPE, ElementType.METHOD })
    @Retention(RetentionPolicy.RUNTIME)
    @ExtendWith(Condition.class)
    public @interface Needed {
        RequiredTool value();
    }

    static final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return AnnotationSupport.findAnnotation(context.getElement(), Needed.class)
                    .map(needed -> needed.value().check())
                    .orElseGet(() -> ConditionEvaluationResult.enabled("nothing more is needed"));
        }
    }
}
