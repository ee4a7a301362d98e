package io.quarkiverse.cachebuster.runtime;

import java.util.List;

import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.link.Syntax;

/**
 * The documents that are read and rewritten, as the configuration says.
 */
public final class Syntaxes {

    private Syntaxes() {
    }

    /** @param css whether style sheets are among them */
    public static List<Syntax> of(boolean css) {
        return css ? List.of(new CssSyntax()) : List.of();
    }
}
