package io.quarkiverse.cachebuster.runtime.qute;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.Results;

/**
 * The one argument of our template methods.
 */
final class PathArgument {

    private PathArgument() {
    }

    /** Applies the function to the argument's value as text; to null if it has none. */
    static CompletionStage<Object> apply(EvalContext context, Function<@Nullable String, Object> function) {
        Expression path = context.getParams().get(0);
        return path.isLiteral() ? CompletedStage.of(function.apply(text(path.getLiteral())))
                : context.evaluate(path).thenApply(value -> function.apply(text(value)));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null || Results.isNotFound(value) ? null : value.toString();
    }
}
