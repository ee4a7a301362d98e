package io.quarkiverse.cachebuster.runtime.html;

import io.quarkiverse.cachebuster.runtime.link.Reference;

/**
 * How a page names a file.
 */
public enum HtmlKind implements Reference.Kind {
    /** {@code <link rel="stylesheet" href>} */
    STYLE_SHEET,
    /** {@code <link rel="icon" href>} and the other kinds of icons */
    ICON,
    /** {@code <link rel="preload" href imagesrcset>} */
    PRELOAD,
    /** {@code <link rel="prefetch" href>}: what another page loads */
    PREFETCH,
    /** {@code <link rel="modulepreload" href>} */
    MODULE_PRELOAD,
    /** a classic script: {@code <script src>}, SVG {@code <script href xlink:href>} */
    SCRIPT,
    /** {@code <script type="module" src>}; also if the type is computed */
    MODULE,
    /** {@code <img src>}, {@code <input type="image" src>}, SVG {@code <image href xlink:href>} */
    IMAGE,
    /** {@code <img srcset>}, {@code <source srcset>} */
    SRCSET,
    /** {@code <video poster>} */
    POSTER,
    /** {@code <video src>}, {@code <audio src>}, {@code <source src>} */
    MEDIA,
    /** {@code <track src>} */
    TRACK,
    /** {@code <embed src>} */
    EMBED,
    /** {@code <object data>} */
    OBJECT,
    /** SVG {@code <use href xlink:href>} */
    USE,
    /** {@code <link rel="manifest" href>}: listed, but never rewritten, since its URL identifies the app */
    MANIFEST,
    /** a URL in an inline import map: listed, but never rewritten, since a Content-Security-Policy may contain its hash */
    IMPORT_MAP,
    /** a URL in a style element or attribute: listed, but never rewritten, for the same reason */
    INLINE_STYLE
}
