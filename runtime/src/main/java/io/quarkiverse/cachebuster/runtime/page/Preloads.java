package io.quarkiverse.cachebuster.runtime.page;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import io.quarkiverse.cachebuster.runtime.html.HtmlAttribute;
import io.quarkiverse.cachebuster.runtime.html.HtmlKind;
import io.quarkiverse.cachebuster.runtime.html.HtmlReference;

/**
 * Gives preloads the same URL as what they preload; under two URLs, a browser would load the same file twice.
 */
final class Preloads {

    private final Uses uses;
    private final Predicate<String> importMap;

    /** @param importMap whether an import map maps the module with this path to its id */
    Preloads(Uses uses, Predicate<String> importMap) {
        this.uses = uses;
        this.importMap = importMap;
    }

    /** The same reference, kept plain if it is a preload of something that the page loads under another URL. */
    Found inStep(Found found) {
        if (!isPreload(found) || !found.getsId()) {
            return found;
        }
        if (isFetch(found.html())) {
            return found.plain("scripts fetch its plain URL, so it would be loaded twice");
        }
        String url = uses.url(found.url().text(), true);
        List<Use> used = uses.of(found.target());
        if (used.isEmpty() && as(found.html()).equals("script") && !importMap.test(found.target())) {
            return found.plain("no element of the page loads it, so a script probably does, under its plain URL");
        }
        for (Use use : used) {
            if (!use.url().equals(url)) {
                return found.plain(use.position() + " loads it under another URL, so it would be loaded twice");
            }
        }
        boolean split = used.stream().map(Use::mayBeOnBase).distinct().count() > 1;
        return split ? found.plain("with a base URL, the page would load it from two hosts") : found;
    }

    /** Whether a base URL goes in front of it: the same as for what it preloads. */
    boolean mayGetBaseUrl(Found preload) {
        List<Use> used = uses.of(preload.target());
        return preload.mayGetBaseUrl() && (used.isEmpty() ? !as(preload.html()).equals("track") : used.get(0).mayBeOnBase());
    }

    /** Whether it preloads what a style sheet refers to, which has no id unless the sheet is rewritten. */
    boolean isForSheet(Found preload) {
        return isPreload(preload) && uses.of(preload.target()).stream().anyMatch(Use::inSheet);
    }

    static boolean isPreload(Found found) {
        return found.kind() == HtmlKind.PRELOAD && !found.call();
    }

    static boolean isFetch(HtmlReference preload) {
        return as(preload).equals("fetch");
    }

    private static String as(HtmlReference preload) {
        HtmlAttribute as = preload.element().attribute("as");
        return as == null ? "" : as.value().text().strip().toLowerCase(Locale.ROOT);
    }
}
