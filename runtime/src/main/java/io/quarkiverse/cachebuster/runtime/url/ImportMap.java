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
     * @param names additional import specifiers, to the path of a module or, with a slash at the end, of a directory; those
     *        that lead to none of the modules are left out
     * @param integrities returns the integrity of a module, if known
     */
    public static Map<String, Object> of(Collection<Asset> modules, Map<String, String> names, AssetUrls urls,
            Function<Asset, Optional<String>> integrities) {
        Map<String, Object> imports = new LinkedHashMap<>();
        Map<String, Object> integrity = new LinkedHashMap<>();
        for (Asset module : modules) {
            String url = urls.of(module);
            urls.withoutId(module).forEach(plain -> imports.put(plain, url));
            names.forEach((name, path) -> addName(imports, name, path, module, url));
            integrities.apply(module).ifPresent(value -> integrity.put(url, value));
        }
        addDirectories(imports, modules, names, urls);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("imports", imports);
        if (!integrity.isEmpty()) {
            map.put("integrity", integrity);
        }
        return map;
    }

    /** An import map is applied only once, so each module of a directory needs an entry of its own. */
    private static void addName(Map<String, Object> imports, String name, String path, Asset module, String url) {
        if (path.equals(module.path())) {
            imports.put(name, url);
        } else if (path.endsWith("/") && name.endsWith("/") && module.path().startsWith(path)) {
            imports.put(name + module.path().substring(path.length()), url);
        }
    }

    /** For the other modules of a directory. */
    private static void addDirectories(Map<String, Object> imports, Collection<Asset> modules, Map<String, String> names,
            AssetUrls urls) {
        names.forEach((name, path) -> {
            if (path.endsWith("/") && name.endsWith("/")
                    && modules.stream().anyMatch(module -> module.path().startsWith(path))) {
                imports.put(name, urls.ofDirectory(path));
            }
        });
    }
}
