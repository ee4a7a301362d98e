package io.quarkiverse.cachebuster.runtime;

import java.util.List;

import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.link.Syntax;

/**
 * Selects the syntaxes of the documents to rewrite.
 */
public final class Syntaxes {

    private Syntaxes() {
    }

    /** @param css whether to rewrite style sheets */
    public static List<Syntax> of(boolean css) {
        return css ? List.of(new CssSyntax()) : List.of();
    }
}
