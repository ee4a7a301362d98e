package io.quarkiverse.cachebuster.runtime.url;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.quarkiverse.cachebuster.runtime.asset.Asset;

/**
 * The import map for some modules: each URL without an id leads to the one with it. A module is asked for by the same URL
 * whoever imports it, so it is loaded once.
 */
public final class ImportMap {

    private ImportMap() {
    }

    /** Whether this path is that of a JavaScript module. */
    public static boolean isModule(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith(".js") || name.endsWith(".mjs");
    }

    /**
     * The object whose JSON is the import map (HTML, section 8.1.5.2).
     *
     * @param integrities the integrity of a module, if it is known
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
