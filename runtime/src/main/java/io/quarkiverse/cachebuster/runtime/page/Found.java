package io.quarkiverse.cachebuster.runtime.page;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.html.HtmlKind;
import io.quarkiverse.cachebuster.runtime.html.HtmlReference;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.link.WrittenUrl;
import io.quarkiverse.cachebuster.runtime.url.Splice;

/**
 * A reference to an asset, and what was found out about it.
 *
 * @param url as written; a template expression in it is one character
 * @param version where the URL has to get the version of a web jar; null if it needs none
 * @param call whether a template method writes the URL or its id
 */
record Found(HtmlReference html, WrittenUrl url, Reference reference, @Nullable Splice version, boolean call) {

    HtmlKind kind() {
        return html.kind();
    }

    /** Null if the reference is unresolved. */
    @Nullable
    String target() {
        return reference.target();
    }

    boolean getsId() {
        return reference.getsId();
    }

    /** The same reference, kept plain for this reason. */
    Found plain(String why) {
        return new Found(html, url, reference.plain(why), version, call);
    }

    /** Whether the URL starts with a slash, or is written by {@code asset:url}, so that a base URL goes in front of it. */
    boolean mayGetBaseUrl() {
        boolean kind = switch (html.kind()) {
            case STYLE_SHEET, ICON, PRELOAD, MODULE_PRELOAD, SCRIPT, MODULE, IMAGE, SRCSET, POSTER, MEDIA -> true;
            default -> false;
        };
        return getsId() && (call ? url.text().length() == 1 : kind && url.text().startsWith("/"));
    }
}
