package io.quarkiverse.cachebuster.runtime.html;

import io.quarkiverse.cachebuster.runtime.link.Reference;

/**
 * How a web app manifest names a file.
 */
public enum WebManifestKind implements Reference.Kind {
    /** {@code icons[].src} */
    ICON,
    /** {@code screenshots[].src} */
    SCREENSHOT,
    /** {@code shortcuts[].icons[].src} */
    SHORTCUT_ICON
}
