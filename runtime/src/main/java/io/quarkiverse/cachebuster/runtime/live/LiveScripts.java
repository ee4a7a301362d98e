package io.quarkiverse.cachebuster.runtime.live;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.script.FileNames;
import io.quarkiverse.cachebuster.runtime.script.NamedInScript;
import io.quarkiverse.cachebuster.runtime.script.NamedInScripts;

/**
 * Searches scripts for file names of assets. A script is searched again only if its bytes or the set of files have
 * changed. Thread-safe.
 */
final class LiveScripts {

    private record Search(Fingerprint script, List<NamedInScript> places) {
    }

    private final LiveFiles files;
    private final Map<String, Search> searches = new HashMap<>();
    private Set<String> paths = Set.of();
    private FileNames names = FileNames.of(paths);

    LiveScripts(LiveFiles files) {
        this.files = files;
    }

    synchronized NamedInScripts search() {
        refreshNames(files.paths());
        List<NamedInScript> places = new ArrayList<>();
        paths.stream().filter(NamedInScripts::isScript).forEach(script -> places.addAll(search(script)));
        return NamedInScripts.of(places);
    }

    private void refreshNames(Collection<String> current) {
        Set<String> now = Set.copyOf(current);
        if (!now.equals(paths)) {
            paths = now;
            names = FileNames.of(now);
            searches.clear();
        }
    }

    private List<NamedInScript> search(String path) {
        Asset script = files.find(path);
        Search known = searches.get(path);
        if (script == null || known != null && known.script().equals(script.fingerprint())) {
            return script == null ? List.of() : known.places();
        }
        byte[] bytes = files.read(path);
        if (bytes == null) {
            return List.of();
        }
        try {
            List<NamedInScript> places = names.search(path, new ByteArrayInputStream(bytes)).names();
            searches.put(path, new Search(Fingerprint.of(bytes), places));
            return places;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
