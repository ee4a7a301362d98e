package io.quarkiverse.cachebuster.runtime.qute;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.Results;
import io.quarkus.qute.TemplateNode.Origin;

/**
 * Evaluates arguments of the template methods: literals, or any other expressions.
 * <p>
 * This includes concatenations that start with a literal, such as {@code '/static/' + id + '.png'}, which Qute doesn't support
 * (quarkusio/quarkus#46246): it parses them as a single literal if the last term is a literal too, and otherwise takes the
 * leading literal for a property name.
 */
public final class PathArgument {

    private static final String PLUS = "+";

    private PathArgument() {
    }

    /** Whether the argument is the same on every rendering: a literal or a concatenation of literals. */
    public static boolean isConstant(Expression argument) {
        return argument.isLiteral() && isConstant(terms(argument));
    }

    /** The value of a constant argument as text; null for the literal null. */
    public static @Nullable String constant(Expression argument) {
        List<String> terms = terms(argument);
        return terms.size() == 1 ? text(argument.getLiteral())
                : terms.stream().map(PathArgument::unquoted).collect(Collectors.joining());
    }

    private static boolean isConstant(List<String> terms) {
        return terms.size() == 1 || terms.stream().allMatch(PathArgument::isQuoted);
    }

    /** Applies the function to the values of all arguments. */
    static CompletionStage<Object> applyAll(EvalContext context, Function<List<@Nullable String>, Object> function) {
        CompletionStage<List<@Nullable String>> values = CompletedStage.of(List.of());
        for (Expression argument : context.getParams()) {
            values = values.thenCompose(before -> value(context, argument).thenApply(value -> {
                List<@Nullable String> all = new ArrayList<>(before);
                all.add(value);
                return all;
            }));
        }
        return values.thenApply(function);
    }

    /** Applies the function to the value of the only argument and its origin in the template. */
    static CompletionStage<Object> apply(EvalContext context, BiFunction<@Nullable String, Origin, Object> function) {
        Expression argument = context.getParams().get(0);
        Origin origin = argument.getOrigin();
        CompletionStage<@Nullable String> value = value(context, argument);
        // faster than a lambda
        return value instanceof CompletedStage<@Nullable String> completed && !completed.isFailure()
                ? CompletedStage.of(function.apply(completed.get(), origin))
                : value.thenApply(each -> function.apply(each, origin));
    }

    /** The value of the argument as text, or null. */
    private static CompletionStage<@Nullable String> value(EvalContext context, Expression argument) {
        return isConstant(argument) ? CompletedStage.of(constant(argument))
                : evaluate(context, argument).thenApply(PathArgument::text);
    }

    private static CompletionStage<Object> evaluate(EvalContext context, Expression argument) {
        if (argument.isLiteral()) {
            return concatenate(terms(argument), term -> isQuoted(term) ? CompletedStage.of(unquoted(term))
                    : context.evaluate(term));
        }
        if (startsWithLiteral(argument)) {
            return concatenate(argument.getParts(), part -> part.isVirtualMethod()
                    ? context.evaluate(part.asVirtualMethod().getParameters().get(0))
                    : CompletedStage.of(unquoted(part.getName())));
        }
        return context.evaluate(argument);
    }

    private static <T> CompletionStage<Object> concatenate(List<T> terms, Function<T, CompletionStage<Object>> evaluate) {
        CompletionStage<Object> result = CompletedStage.of("");
        for (T term : terms) {
            result = result.thenCompose(left -> evaluate.apply(term).thenApply(right -> left.toString() + right));
        }
        return result;
    }

    /** {@code '/static/' + name} is parsed as a part named like the literal, followed by calls of the method {@code +}. */
    private static boolean startsWithLiteral(Expression argument) {
        List<Expression.Part> parts = argument.getParts();
        return !argument.hasNamespace() && isQuoted(parts.get(0).getName())
                && parts.stream().skip(1).allMatch(part -> part.isVirtualMethod() && part.getName().equals(PLUS)
                        && part.asVirtualMethod().getParameters().size() == 1);
    }

    /** The terms of a concatenation as written; the whole text if it isn't a concatenation. */
    public static List<String> terms(Expression literal) {
        String text = literal.toOriginalString();
        if (!(literal.getLiteral() instanceof String value) || value.indexOf(text.charAt(0)) < 0) {
            return List.of(text);
        }
        List<String> terms = new ArrayList<>();
        int brackets = 0;
        int start = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(' || c == '[') {
                brackets++;
            } else if (c == ')' || c == ']') {
                brackets--;
            } else if (c == '+' && brackets == 0) {
                terms.add(text.substring(start, i).trim());
                start = i + 1;
            }
        }
        terms.add(text.substring(start).trim());
        return terms;
    }

    /** Whether it is a single string literal. */
    public static boolean isQuoted(String term) {
        return term.length() >= 2 && (term.charAt(0) == '\'' || term.charAt(0) == '"')
                && term.indexOf(term.charAt(0), 1) == term.length() - 1;
    }

    private static String unquoted(String term) {
        return term.substring(1, term.length() - 1);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null || Results.isNotFound(value) ? null : value.toString();
    }
}
