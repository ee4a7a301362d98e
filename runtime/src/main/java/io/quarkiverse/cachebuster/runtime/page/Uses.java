package io.quarkiverse.cachebuster.runtime.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.link.Position;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.link.ServedDocument;
import io.quarkiverse.cachebuster.runtime.link.WrittenUrl;
import io.quarkiverse.cachebuster.runtime.url.UrlReference;
import io.quarkiverse.cachebuster.runtime.url.UrlStyle;

/**
 * The URLs under which a page loads assets: its own references, and those of the style sheets that it links to.
 */
final class Uses {

    /**
     * @param url what matters when comparing two URLs of the same asset, see {@link #url}
     * @param mayBeOnBase whether the URL is on the host of the base URL, if there is one
     * @param inSheet whether it is in a style sheet
     */
    record Use(Position position, String url, boolean mayBeOnBase, boolean inSheet) {

        private boolean isLike(Use other) {
            return url.equals(other.url) && mayBeOnBase == other.mayBeOnBase && inSheet == other.inSheet;
        }
    }

    private final PageFiles files;
    private final UrlStyle style;
    private final Map<String, List<Use>> byTarget = new HashMap<>();
    private final Set<String> sheets = new HashSet<>();

    private Uses(PageFiles files, UrlStyle style) {
        this.files = files;
        this.style = style;
    }

    /** @param around the references of everything that may be part of the same document */
    static Uses of(Collection<Found> around, PageFiles files, UrlStyle style) {
        Uses uses = new Uses(files, style);
        around.stream().filter(each -> each.target() != null).forEach(uses::add);
        return uses;
    }

    /** Those that differ, in the order of the document. */
    List<Use> of(String target) {
        return byTarget.getOrDefault(target, List.of());
    }

    /** Whether it has an id, and the rest of its query. The path doesn't matter, since it is that of the same asset. */
    String url(String text, boolean id) {
        return (id ? "id" : "plain") + UrlReference.parse(id ? style.apply(text, "") : text).query();
    }

    private void add(Found found) {
        switch (found.kind()) {
            case PRELOAD, MANIFEST -> {
                // load nothing for the page
            }
            case STYLE_SHEET -> {
                add(found.target(), use(found));
                addSheet(found.target(), found.getsId(), found.mayGetBaseUrl());
            }
            default -> add(found.target(), use(found));
        }
    }

    private Use use(Found found) {
        String url = found.call() ? url("/", found.getsId()) : url(found.url().text(), found.getsId());
        return new Use(found.reference().position(), url, found.mayGetBaseUrl(), false);
    }

    private void add(String target, Use use) {
        List<Use> known = byTarget.computeIfAbsent(target, path -> new ArrayList<>(1));
        if (known.stream().noneMatch(use::isLike)) {
            known.add(use);
        }
    }

    /** @param rewritten whether it is requested with its id, so that its references have ids too */
    private void addSheet(String path, boolean rewritten, boolean mayBeOnBase) {
        ServedDocument sheet = files.served(path);
        if (sheet == null || !sheets.add((rewritten ? "id " : "plain ") + path)) {
            return;
        }
        for (Reference reference : sheet.references()) {
            if (reference.target() != null) {
                boolean id = rewritten && reference.getsId();
                add(reference.target(), new Use(reference.position(), url(WrittenUrl.of(reference.text()).text(), id),
                        mayBeOnBase, true));
                if (reference.kind() == CssSyntax.Kind.IMPORT) {
                    addSheet(reference.target(), id, mayBeOnBase);
                }
            }
        }
    }
}
