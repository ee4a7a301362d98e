package io.quarkiverse.cachebuster.runtime.url;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.quarkiverse.cachebuster.runtime.asset.Asset;

/**
 * Builds import maps, which map the URL of each module to its URL with the id. All importers of a module then use the same
 * URL, so it is loaded once.
 */
public final class ImportMap {

    private ImportMap() {
    }

    /** Whether the file with this path is a JavaScript module. */
    public static boolean isModule(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith(".js") || name.endsWith(".mjs");
    }

    /**
     * The import map, to be serialized as JSON (HTML, section 8.1.5.2).
     *
     * @param integrities returns the integrity of a module, if known
     */
    public static Map<String, Object> of(Collection<Asset> modules, AssetUrls urls,
            Function<Asset, Optional<String>> integrities) {
        Map<String, Object> imports = new LinkedHashMap<>();
        Map<String, Object> integrity = new LinkedHashMap<>();
        for (Asset module : modules) {
            String url = urls.of(module);
            urls.withoutId(module).forEach(plain -> imports.put(plain, url));
            integrities.apply(module).ifPresent(value -> integrity.put(url, value));
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("imports", imports);
        if (!integrity.isEmpty()) {
            map.put("integrity", integrity);
        }
        return map;
    }
}
