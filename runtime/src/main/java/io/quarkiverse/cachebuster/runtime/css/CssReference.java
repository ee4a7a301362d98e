package io.quarkiverse.cachebuster.runtime.css;

/**
 * A place in a style sheet that refers to a file.
 *
 * @param start the position of its first byte, behind the quotation mark or the bracket
 * @param end the position behind its last byte
 */
public record CssReference(int start, int end, Kind kind) {

    /** How its bytes are to be read. */
    public enum Kind {
        /** without quotation marks: {@code url(x.png)} */
        URL,
        /** with quotation marks: {@code url("x.png")}, {@code @import "x.css"}, {@code image-set("x.png" 1x)} */
        STRING
    }
}
