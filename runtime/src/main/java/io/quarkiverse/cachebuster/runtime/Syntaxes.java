package io.quarkiverse.cachebuster.runtime;

import java.util.List;

import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.link.Syntax;

/**
 * The syntaxes of the documents that are rewritten, according to the configuration.
 */
public final class Syntaxes {

    private Syntaxes() {
    }

    /** @param css whether style sheets are among them */
    public static List<Syntax> of(boolean css) {
        return css ? List.of(new CssSyntax()) : List.of();
    }
}
