package io.quarkiverse.cachebuster.deployment;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkus.qute.Expression;
import io.quarkus.qute.Expression.Part;

/**
 * Suggests what to write instead of a malformed call.
 */
final class Corrections {

    private Corrections() {
    }

    /** {@code {asset:url(/x.css)}}: no name contains a slash. */
    static @Nullable String unquoted(Part method, String name) {
        for (Expression argument : arguments(method)) {
            String start = argument.getParts().get(0).getName();
            if (!argument.isLiteral() && !argument.hasNamespace() && start.indexOf('/') >= 0
                    && start.charAt(0) != '\'' && start.charAt(0) != '"') {
                return "the path is not in quotes: write {" + name + "(" + quoted(TemplateText.of(argument)) + ")}";
            }
        }
        return null;
    }

    private static String quoted(String path) {
        if (path.isEmpty() || path.contains(" ")) {
            return "'…'";
        }
        int start = TemplateText.isQuote(path.charAt(0)) ? 1 : 0;
        int end = TemplateText.isQuote(path.charAt(path.length() - 1)) ? path.length() - 1 : path.length();
        return "'" + path.substring(start, Math.max(start, end)) + "'";
    }

    static String parenthesize(String name, Part torn) {
        String argument = TemplateText.torn(torn).replaceAll("^[(]|[)]$", "");
        return "the argument must be in parentheses directly after the name: write {" + name + "(" + quoted(argument)
                + ")}";
    }

    static String call(String name, Part method) {
        List<String> arguments = arguments(method).stream().map(TemplateText::of).toList();
        return "{" + name + "(" + (arguments.isEmpty() ? "'/…'" : String.join(", ", arguments)) + ")}";
    }

    static List<Expression> arguments(Part part) {
        return part.isVirtualMethod() ? part.asVirtualMethod().getParameters() : List.of();
    }
}
