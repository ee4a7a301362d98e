package io.quarkiverse.cachebuster.deployment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.quarkus.qute.Expression;
import io.quarkus.qute.IncludeSectionHelper;
import io.quarkus.qute.SectionBlock;
import io.quarkus.qute.SectionNode;
import io.quarkus.qute.TemplateNode;
import io.quarkus.qute.UserTagSectionHelper;

/**
 * Reads one template: the calls of our methods, what it passes to other templates, and the names that it introduces.
 */
final class TemplateReader {

    private static final String IT = "it";

    private final String template;
    private final Map<String, TemplateCall> calls = new LinkedHashMap<>();
    private final List<Inclusion> inclusions = new ArrayList<>();
    private final List<Expression> expressions = new ArrayList<>();
    private final Set<String> introduced = new HashSet<>();

    private TemplateReader(String template) {
        this.template = template;
    }

    /** @param template its path */
    static ReadTemplate read(String template, List<TemplateNode> nodes) {
        TemplateReader reader = new TemplateReader(template);
        reader.readAll(nodes, Scope.TEMPLATE);
        return new ReadTemplate(template, List.copyOf(reader.calls.values()), reader.inclusions, reader.expressions,
                reader.introduced, TemplateOutline.read(template, nodes));
    }

    private void readAll(List<TemplateNode> nodes, Scope scope) {
        for (TemplateNode node : nodes) {
            if (node.isSection()) {
                read(node.asSection(), scope);
            } else {
                node.getExpressions().forEach(expression -> read(expression, scope));
            }
        }
    }

    private void read(Expression expression, Scope scope) {
        if (expression.isLiteral()) {
            return;
        }
        expressions.add(expression);
        TemplateCall call = TemplateCall.of(template, expression, scope);
        if (call != null) {
            calls.putIfAbsent(call.position() + " " + call.text(), call);
        }
        for (Expression.Part part : expression.getParts()) {
            if (part.isVirtualMethod()) {
                part.asVirtualMethod().getParameters().forEach(argument -> read(argument, scope));
            }
        }
    }

    private void read(SectionNode section, Scope scope) {
        if (section.getHelper() instanceof IncludeSectionHelper helper) {
            inclusions.add(inclusion(section, helper, scope));
        }
        for (SectionBlock block : section.getBlocks()) {
            block.expressions.values().forEach(expression -> read(expression, scope));
            readAll(block.nodes, inside(section, block, scope));
        }
    }

    private Inclusion inclusion(SectionNode section, IncludeSectionHelper helper, Scope scope) {
        introduced.addAll(helper.getParameters().keySet());
        Map<String, List<TemplateValue>> arguments = new LinkedHashMap<>();
        helper.getParameters().forEach((name, value) -> arguments.put(name, named(section, name, value, scope)));
        if (helper instanceof UserTagSectionHelper) {
            return new Inclusion("tags/" + section.getName(), arguments, helper.isIsolated() ? Scope.UNKNOWN : scope);
        }
        String id = section.getBlocks().get(0).parameters.getOrDefault("template", "");
        return new Inclusion(id, arguments, helper.isIsolated() ? Scope.UNKNOWN : scope);
    }

    /** What the names inside of a block mean. */
    private Scope inside(SectionNode section, SectionBlock block, Scope scope) {
        return switch (section.getName()) {
            case "let", "set" -> withNames(section, block, scope);
            case "for", "each" -> {
                String alias = block.parameters.getOrDefault("alias", IT);
                String name = alias.startsWith("$") ? IT : alias;
                introduced.add(name);
                yield scope.with(name, List.of());
            }
            case "if", "when", "switch" -> scope.under(mentioned(section), present(section, block));
            case "fragment", "capture", "insert" -> scope;
            default -> Scope.UNKNOWN;
        };
    }

    private Scope withNames(SectionNode section, SectionBlock block, Scope scope) {
        Scope result = scope;
        for (String parameter : block.parameters.keySet()) {
            boolean ifAbsent = parameter.endsWith("?");
            String name = ifAbsent ? parameter.substring(0, parameter.length() - 1) : parameter;
            introduced.add(name);
            Expression value = block.expressions.get(name);
            List<TemplateValue> values = new ArrayList<>(ifAbsent ? scope.find(name) : List.of());
            values.addAll(value == null ? List.of() : named(section, name, value, scope));
            result = result.with(name, values);
        }
        return result;
    }

    private List<TemplateValue> named(SectionNode section, String name, Expression value, Scope scope) {
        String written = TemplateText.of(value);
        String text = "#" + section.getName() + " " + name + "="
                + (value.isLiteral() || written.indexOf(' ') < 0 ? written : "(" + written + ")");
        return scope.valuesOf(value, template, text).stream().map(Scope::indirect).toList();
    }

    private static Set<String> mentioned(SectionNode section) {
        Set<String> names = new HashSet<>();
        section.getBlocks().forEach(block -> block.expressions.values().forEach(each -> addNames(each, names)));
        return names;
    }

    private static void addNames(Expression expression, Set<String> names) {
        names.add(expression.getParts().get(0).getName());
        expression.getParts().stream().filter(Expression.Part::isVirtualMethod)
                .forEach(part -> part.asVirtualMethod().getParameters().forEach(each -> addNames(each, names)));
    }

    /** The name whose presence is the whole condition: {@code {#if path}}, {@code {#if path??}}. */
    private static @Nullable String present(SectionNode section, SectionBlock block) {
        if (!block.id.equals(section.getBlocks().get(0).id) || block.parameters.size() != 1
                || block.expressions.size() != 1) {
            return null;
        }
        Expression condition = block.expressions.values().iterator().next();
        List<Expression.Part> parts = condition.getParts();
        boolean alone = parts.size() == 1 || parts.size() == 2 && TemplateText.of(condition).endsWith(".or(null)");
        return alone && !condition.hasNamespace() && !condition.isLiteral() && !parts.get(0).isVirtualMethod()
                && section.getName().equals("if") ? parts.get(0).getName() : null;
    }
}
