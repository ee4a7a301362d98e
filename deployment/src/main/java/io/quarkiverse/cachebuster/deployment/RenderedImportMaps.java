package io.quarkiverse.cachebuster.deployment;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.deployment.TemplateOutline.Piece;

/**
 * Searches templates and the ones that they include for import maps that are always rendered.
 */
final class RenderedImportMaps {

    /**
     * What a template can insert.
     *
     * @param outer what the template that contains the blocks can insert itself; null if that is unknown
     */
    private record Blocks(Map<String, List<Piece>> pieces, @Nullable Blocks outer, boolean isolated) {

        static final Blocks NONE = new Blocks(Map.of(), null, true);
    }

    private final Function<String, List<ReadTemplate>> templates;
    private final Predicate<TemplateCall> wanted;

    /** @param templates finds those with an id */
    RenderedImportMaps(Function<String, List<ReadTemplate>> templates, Predicate<TemplateCall> wanted) {
        this.templates = templates;
        this.wanted = wanted;
    }

    /**
     * Whether the template always renders one of the wanted import maps.
     *
     * @param page whether no other template includes it
     */
    boolean areIn(ReadTemplate template, boolean page) {
        return areIn(template.outline(), page ? Blocks.NONE : null, Set.of(template.path()));
    }

    private boolean areIn(List<Piece> pieces, @Nullable Blocks blocks, Set<String> outer) {
        return pieces.stream().anyMatch(piece -> {
            if (piece instanceof Piece.Insert insert) {
                return areIn(insert, blocks, outer);
            }
            return piece instanceof Piece.Include include ? areIn(include, blocks, outer)
                    : wanted.test(((Piece.ImportMap) piece).call());
        });
    }

    private boolean areIn(Piece.Insert insert, @Nullable Blocks blocks, Set<String> outer) {
        Blocks each = blocks;
        while (each != null) {
            List<Piece> inserted = each.pieces().get(insert.name());
            if (inserted != null) {
                return areIn(inserted, each.outer(), outer);
            }
            if (each.isolated()) {
                return areIn(insert.otherwise(), blocks, outer);
            }
            each = each.outer();
        }
        return false;
    }

    private boolean areIn(Piece.Include include, @Nullable Blocks blocks, Set<String> outer) {
        List<ReadTemplate> targets = templates.apply(include.target());
        return !targets.isEmpty() && targets.stream().allMatch(target -> {
            Set<String> seen = new HashSet<>(outer);
            return seen.add(target.path())
                    && areIn(target.outline(), new Blocks(include.blocks(), blocks, include.isolated()), seen);
        });
    }
}
