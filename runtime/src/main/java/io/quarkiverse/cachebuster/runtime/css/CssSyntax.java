package io.quarkiverse.cachebuster.runtime.css;

import java.util.List;
import java.util.Locale;

import io.quarkiverse.cachebuster.runtime.asset.PlainUrl;
import io.quarkiverse.cachebuster.runtime.link.Place;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.link.Syntax;

/**
 * The syntax of style sheets, that is, all files served as {@code text/css}.
 */
public final class CssSyntax implements Syntax {

    /** How a style sheet names a file. */
    public enum Kind implements Reference.Kind {
        /** {@code url(x.png)}, {@code url("x.png")}, {@code src("x.png")} */
        URL,
        /** {@code @import "x.css"}, {@code @import url(x.css)} */
        IMPORT,
        /** {@code image-set("x.png" 1x)} */
        IMAGE_SET
    }

    @Override
    public boolean reads(String path) {
        return path.length() > 4 && path.substring(path.length() - 4).toLowerCase(Locale.ROOT).equals(".css");
    }

    @Override
    public PlainUrl plainUrl() {
        return PlainUrl.OWN_BYTES;
    }

    @Override
    public List<? extends Place> places(byte[] sheet) {
        return CssReferences.in(sheet);
    }
}
