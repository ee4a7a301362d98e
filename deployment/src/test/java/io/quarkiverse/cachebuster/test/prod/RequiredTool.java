package io.quarkiverse.cachebuster.test.prod;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A program that is not available as a Maven dependency. Tests that need it ({@link Needed}) are skipped if it is missing,
 * but fail with {@code CI=true} in the environment or the system property {@code required.tools=true}.
 */
public enum RequiredTool {

    NGINX("nginx", "/usr/sbin/nginx"),
    VARNISH("varnish", "/usr/sbin/varnishd"),
    CHROMIUM("chromium", "/usr/bin/chromium"),
    PYTHON("python3", "/usr/bin/python3");

    private final String name;
    private final String defaultPath;

    RequiredTool(String name, String defaultPath) {
        this.name = name;
        this.defaultPath = defaultPath;
    }

    /** The default path, unless the system property {@code <name>.path} overrides it. */
    public Path path() {
        return Path.of(System.getProperty(name + ".path", defaultPath));
    }

    private ConditionEvaluationResult check() {
        if (Files.isExecutable(path())) {
            return ConditionEvaluationResult.enabled("found " + path());
        }
        String reason = "no " + name + " at '" + path() + "'; install it (apt-get install " + name
                + "), or set its path with -D" + name + ".path";
        if ("true".equals(System.getenv("CI")) || Boolean.getBoolean("required.tools")) {
            throw new IllegalStateException(reason);
        }
        System.err.println("Skipping tests: " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    /** Marks tests or test classes that need a tool. */
    @Target({ ElementType.TYPE, ElementType.METHOD })
    @Retention(RetentionPolicy.RUNTIME)
    @ExtendWith(Condition.class)
    public @interface Needed {
        RequiredTool[] value();
    }

    static final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return AnnotationSupport.findAnnotation(context.getElement(), Needed.class)
                    .map(needed -> check(needed.value()))
                    .orElseGet(() -> ConditionEvaluationResult.enabled("no tool needed"));
        }

        private static ConditionEvaluationResult check(RequiredTool... tools) {
            return Stream.of(tools).map(RequiredTool::check).filter(ConditionEvaluationResult::isDisabled).findFirst()
                    .orElseGet(() -> ConditionEvaluationResult.enabled("found all tools"));
        }
    }
}
