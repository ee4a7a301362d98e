package io.quarkiverse.cachebuster.deployment;

import java.util.List;
import java.util.stream.Collectors;

import io.quarkus.qute.Expression;

/**
 * Formats expressions as they are written in templates: {@code Expression#toOriginalString} shows operators as calls of
 * methods, {@code p.?:('x')}.
 */
final class TemplateText {

    private static final String QUOTES = "'\"`\u2018\u2019\u201c\u201d";

    private TemplateText() {
    }

    static String of(Expression expression) {
        StringBuilder text = new StringBuilder(expression.hasNamespace() ? expression.getNamespace() + ":" : "");
        List<Expression.Part> parts = expression.getParts();
        for (int i = 0; i < parts.size(); i++) {
            Expression.Part part = parts.get(i);
            if (i > 0 && isTorn(part)) {
                return text + " " + torn(part);
            }
            boolean operator = i > 0 && !part.getName().isEmpty() && part.isVirtualMethod()
                    && part.asVirtualMethod().getParameters().size() == 1
                    && !Character.isJavaIdentifierStart(part.getName().charAt(0));
            text.append(operator ? " " : i > 0 ? "." : "").append(part.getName());
            if (part.isVirtualMethod()) {
                text.append(operator ? " " + arguments(part) : "(" + arguments(part) + ")");
            }
        }
        return text.toString();
    }

    private static String arguments(Expression.Part part) {
        return part.asVirtualMethod().getParameters().stream().map(TemplateText::of).collect(Collectors.joining(","));
    }

    /** Whether Qute has parsed the text after a space as the argument of an infix operator: {@code url '/x.css'}. */
    static boolean isTorn(Expression.Part part) {
        if (part.isVirtualMethod()) {
            return part.getName().isEmpty();
        }
        if (!part.getName().endsWith(")")) {
            return false;
        }
        char first = part.getName().charAt(0);
        return isQuote(first) || first == '/' || first == ':';
    }

    /** The text of a torn part, as written in the template. */
    static String torn(Expression.Part part) {
        return part.isVirtualMethod() ? "(" + arguments(part)
                : part.getName().substring(0, part.getName().length() - 1);
    }

    static boolean isQuote(char c) {
        return QUOTES.indexOf(c) >= 0;
    }
}
