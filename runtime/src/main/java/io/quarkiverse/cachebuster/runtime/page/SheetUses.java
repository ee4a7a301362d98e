package io.quarkiverse.cachebuster.runtime.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.link.ServedDocument;
import io.quarkiverse.cachebuster.runtime.link.WrittenUrl;
import io.quarkiverse.cachebuster.runtime.url.UrlStyle;

/**
 * The URLs under which style sheets load assets. Each sheet is read once, since all pages of a site may link to it. Not
 * thread-safe.
 */
final class SheetUses {

    /**
     * How a page links to a sheet.
     *
     * @param path the canonical path of the sheet
     * @param rewritten whether it is requested with its id, so that its references have ids too
     * @param mayBeOnBase whether its URL is on the host of the base URL, if there is one
     */
    record Link(String path, boolean rewritten, boolean mayBeOnBase) {
    }

    private final PageFiles files;
    private final UrlStyle style;
    private final Map<Link, Map<String, List<Use>>> known = new HashMap<>();

    SheetUses(PageFiles files, UrlStyle style) {
        this.files = files;
        this.style = style;
    }

    /** Those of this asset in the sheet, and in those that it imports, in their order. */
    List<Use> of(Link link, String target) {
        return known.computeIfAbsent(link, this::read).getOrDefault(target, List.of());
    }

    private Map<String, List<Use>> read(Link link) {
        Map<String, List<Use>> uses = new HashMap<>();
        read(link, uses, new HashSet<>());
        return uses;
    }

    /** @param seen the sheets read before, since imports may be circular */
    private void read(Link link, Map<String, List<Use>> uses, Set<Link> seen) {
        ServedDocument sheet = files.served(link.path());
        if (sheet == null || !seen.add(link)) {
            return;
        }
        for (Reference reference : sheet.references()) {
            if (reference.target() != null) {
                boolean id = link.rewritten() && reference.getsId();
                String url = Use.url(WrittenUrl.of(reference.text()).text(), id, style);
                new Use(reference.position(), url, link.mayBeOnBase(), true)
                        .addTo(uses.computeIfAbsent(reference.target(), path -> new ArrayList<>(1)));
                if (reference.kind() == CssSyntax.Kind.IMPORT) {
                    read(new Link(reference.target(), id, link.mayBeOnBase()), uses, seen);
                }
            }
        }
    }
}
