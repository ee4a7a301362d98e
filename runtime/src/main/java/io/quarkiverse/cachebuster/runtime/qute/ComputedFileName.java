package io.quarkiverse.cachebuster.runtime.qute;

import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.RawString;

/**
 * The text of a plain URL with an expression in it, as Qute would have rendered it.
 *
 * @param escaped whether a part of it must not be escaped again
 */
record ComputedFileName(String text, boolean escaped) {

    private static final ComputedFileName EMPTY = new ComputedFileName("", false);

    /**
     * Joins the arguments.
     *
     * @param knownUrl the URL of the asset with this path; null if there is none, so that the text stays as it is
     */
    static CompletionStage<Object> resolve(EvalContext context, UnaryOperator<@Nullable String> knownUrl) {
        CompletionStage<ComputedFileName> name = CompletedStage.of(EMPTY);
        for (Expression argument : context.getParams()) {
            name = name.thenCompose(before -> context.evaluate(argument).thenApply(before::with));
        }
        return name.thenApply(each -> each.result(knownUrl));
    }

    private ComputedFileName with(@Nullable Object value) {
        return value == null ? this : new ComputedFileName(text + value, escaped || value instanceof RawString);
    }

    private Object result(UnaryOperator<@Nullable String> knownUrl) {
        if (escaped) {
            return new RawString(text);
        }
        String url = knownUrl.apply(text);
        return url == null ? text : url;
    }
}
