package io.quarkiverse.cachebuster.runtime.page;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.html.HtmlText;
import io.quarkiverse.cachebuster.runtime.link.Targets;
import io.quarkiverse.cachebuster.runtime.link.WrittenUrl;

/**
 * What the relative URLs of a page are relative to (HTML, section 2.4.3).
 *
 * @param path the decoded path of the base URL; null if it is unknown
 * @param ours whether the base URL may be on the host of the page; if not, no URL in the page is
 */
record Base(@Nullable String path, boolean ours) {

    private static final Base UNKNOWN = new Base(null, true);
    private static final Base FOREIGN = new Base(null, false);

    /**
     * @param around the pages that may be part of the same document
     * @param own the decoded path of the document's own URL; null if it is unknown
     */
    static Base of(List<Page> around, @Nullable String own) {
        List<Base> bases = around.stream().map(page -> page.html().base()).filter(Objects::nonNull)
                .map(href -> of(href, own)).distinct().toList();
        if (bases.isEmpty()) {
            return new Base(own, true);
        }
        if (bases.contains(FOREIGN)) {
            return FOREIGN;
        }
        return bases.size() == 1 ? bases.get(0) : UNKNOWN;
    }

    private static Base of(HtmlText href, @Nullable String own) {
        WrittenUrl url = WrittenUrl.of(href.text());
        if (!href.tags().isEmpty() || url.isExternal()) {
            return FOREIGN;
        }
        if (url.path().isEmpty() || own == null && !url.path().startsWith("/")) {
            return new Base(own, true);
        }
        String path = Targets.absolute(own == null ? "/" : own, url.path());
        return path == null ? FOREIGN : new Base(path, true);
    }
}
