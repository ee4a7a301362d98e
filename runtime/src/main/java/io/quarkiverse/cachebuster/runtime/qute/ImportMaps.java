package io.quarkiverse.cachebuster.runtime.qute;

import java.util.List;

/**
 * Writes import maps (HTML, section 8.1.5.2), by which a browser loads JavaScript modules from URLs with cache ids whatever
 * the modules call each other.
 */
public interface ImportMaps {

    /**
     * The element {@code <script type="importmap">} for the modules among the assets whose paths match one of these globs;
     * {@code *} stays within a directory, {@code **} does not, {@code ?} is any character but a slash.
     */
    String importMap(List<String> globs);
}
