package io.quarkiverse.cachebuster.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.deployment.TemplateCall.Kind;
import io.quarkus.qute.Expression;
import io.quarkus.qute.IncludeSectionHelper;
import io.quarkus.qute.SectionBlock;
import io.quarkus.qute.SectionHelperFactory;
import io.quarkus.qute.SectionNode;
import io.quarkus.qute.TemplateNode;
import io.quarkus.qute.UserTagSectionHelper;

/**
 * Finds the import maps that a template always renders: those outside of conditions and loops.
 */
final class TemplateOutline {

    /** Something that is always rendered. */
    sealed interface Piece {

        record ImportMap(TemplateCall call) implements Piece {
        }

        /** A place for what other templates insert. */
        record Insert(String name, List<Piece> otherwise) implements Piece {
        }

        /**
         * @param target the id of the other template
         * @param blocks what it can insert, by name
         * @param isolated whether it can't insert the blocks of templates that include this one
         */
        record Include(String target, Map<String, List<Piece>> blocks, boolean isolated) implements Piece {
        }
    }

    private static final String DEFAULT_BLOCK = "$default$";
    private static final String NESTED_CONTENT = "nested-content";
    private static final Set<String> TRANSPARENT = Set.of("let", "set", "with", "cached");

    private final String template;

    private TemplateOutline(String template) {
        this.template = template;
    }

    /** @param template its path */
    static List<Piece> read(String template, List<TemplateNode> nodes) {
        return new TemplateOutline(template).readAll(nodes);
    }

    private List<Piece> readAll(List<TemplateNode> nodes) {
        List<Piece> pieces = new ArrayList<>();
        for (TemplateNode node : nodes) {
            if (node.isSection()) {
                read(node.asSection(), pieces);
            } else {
                node.getExpressions().forEach(expression -> read(expression, pieces));
            }
        }
        return pieces;
    }

    private void read(Expression expression, List<Piece> pieces) {
        if (expression.isLiteral() || expression.getParts().size() > 1) {
            return;
        }
        TemplateCall call = TemplateCall.of(template, expression, Scope.UNKNOWN);
        if (call != null && call.kind() == Kind.IMPORT_MAP) {
            pieces.add(new Piece.ImportMap(call));
        } else if (NESTED_CONTENT.equals(expression.getParts().get(0).getName())) {
            pieces.add(new Piece.Insert(DEFAULT_BLOCK, List.of()));
        }
    }

    private void read(SectionNode section, List<Piece> pieces) {
        SectionBlock main = section.getBlocks().get(0);
        if (section.getHelper() instanceof IncludeSectionHelper helper) {
            String target = target(section, helper);
            if (target != null) {
                pieces.add(new Piece.Include(target, blocks(section), helper.isIsolated()));
            }
        } else if (section.getName().equals("insert")) {
            pieces.add(new Piece.Insert(main.parameters.getOrDefault("name", DEFAULT_BLOCK), readAll(main.nodes)));
        } else if (TRANSPARENT.contains(section.getName()) || section.getName().equals("fragment")
                && !main.parameters.containsKey("rendered") && !main.parameters.containsKey("_hidden")) {
            pieces.addAll(readAll(main.nodes));
        }
    }

    private Map<String, List<Piece>> blocks(SectionNode section) {
        Map<String, List<Piece>> blocks = new HashMap<>();
        for (SectionBlock block : section.getBlocks()) {
            boolean main = block.id.equals(SectionHelperFactory.MAIN_BLOCK_NAME);
            if (!main || !block.isEmpty()) {
                blocks.put(main ? DEFAULT_BLOCK : block.label, readAll(block.nodes));
            }
        }
        return blocks;
    }

    /** Null if it is computed or a fragment, which is only a part of a template. */
    private static @Nullable String target(SectionNode section, IncludeSectionHelper helper) {
        if (helper instanceof UserTagSectionHelper) {
            return "tags/" + section.getName();
        }
        String target = section.getBlocks().get(0).parameters.getOrDefault("template", "");
        return target.isEmpty() || target.contains("$") ? null : unquoted(target);
    }

    /** The id of a template as it is written in an inclusion: {@code {#include 'page' /}}. */
    static String unquoted(String id) {
        return !id.isEmpty() && TemplateText.isQuote(id.charAt(0)) ? id.substring(1, id.length() - 1) : id;
    }
}
