package io.quarkiverse.cachebuster.runtime.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.cachebuster.runtime.url.UrlStyle;

/**
 * The URLs under which a page loads assets: its own references, and those of the style sheets that it links to.
 */
final class Uses {

    /** @param order that of the element in the document */
    private record Own(int order, Use use) {
    }

    private final SheetUses sheetUses;
    private final UrlStyle style;
    private final Map<String, List<Own>> byTarget = new HashMap<>();
    /** The sheets that the document links to, each with the order of the first link. */
    private final Map<SheetUses.Link, Integer> sheets = new LinkedHashMap<>();
    private int elements;

    private Uses(SheetUses sheetUses, UrlStyle style) {
        this.sheetUses = sheetUses;
        this.style = style;
    }

    /** @param around the references of everything that may be part of the same document */
    static Uses of(Collection<Found> around, SheetUses sheetUses, UrlStyle style) {
        Uses uses = new Uses(sheetUses, style);
        around.stream().filter(each -> each.target() != null).forEach(uses::add);
        return uses;
    }

    /** Those that differ, in the order of the document. */
    List<Use> of(String target) {
        List<Own> all = new ArrayList<>(byTarget.getOrDefault(target, List.of()));
        sheets.forEach((link, order) -> sheetUses.of(link, target).forEach(use -> all.add(new Own(order, use))));
        all.sort(Comparator.comparingInt(Own::order));
        List<Use> different = new ArrayList<>(1);
        all.forEach(each -> each.use().addTo(different));
        return different;
    }

    /** See {@link Use#url}. */
    String url(String text, boolean id) {
        return Use.url(text, id, style);
    }

    private void add(Found found) {
        elements++;
        switch (found.kind()) {
            case PRELOAD, PREFETCH, MANIFEST -> {
                // load nothing for the page
            }
            case STYLE_SHEET -> {
                add(found.target(), use(found));
                sheets.putIfAbsent(new SheetUses.Link(found.target(), found.getsId(), found.mayGetBaseUrl()), elements);
            }
            default -> add(found.target(), use(found));
        }
    }

    private Use use(Found found) {
        String url = found.call() ? url("/", found.getsId()) : url(found.url().text(), found.getsId());
        return new Use(found.reference().position(), url, found.mayGetBaseUrl(), false);
    }

    private void add(String target, Use use) {
        List<Own> known = byTarget.computeIfAbsent(target, path -> new ArrayList<>(1));
        if (known.stream().noneMatch(each -> each.use().isLike(use))) {
            known.add(new Own(elements, use));
        }
    }
}
