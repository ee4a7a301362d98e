package io.quarkiverse.cachebuster.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.html.WebManifestSyntax;
import io.quarkiverse.cachebuster.runtime.link.Syntax;

/**
 * Selects the syntaxes of the documents to rewrite.
 */
public final class Syntaxes {

    private Syntaxes() {
    }

    /**
     * @param css whether to rewrite style sheets
     * @param html whether to rewrite web app manifests
     * @param webManifests the canonical paths of the web app manifests that aren't named {@code *.webmanifest}
     */
    public static List<Syntax> of(boolean css, boolean html, Set<String> webManifests) {
        List<Syntax> syntaxes = new ArrayList<>();
        if (css) {
            syntaxes.add(new CssSyntax());
        }
        if (html) {
            syntaxes.add(new WebManifestSyntax(webManifests));
        }
        return List.copyOf(syntaxes);
    }
}
