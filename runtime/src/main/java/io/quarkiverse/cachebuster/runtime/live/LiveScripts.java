package io.quarkiverse.cachebuster.runtime.live;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.script.FileNames;
import io.quarkiverse.cachebuster.runtime.script.NamedInScripts;
import io.quarkiverse.cachebuster.runtime.script.ScriptFindings;

/**
 * Searches scripts for file names of assets and for service workers. A script is searched again only if its bytes or the
 * set of files have changed. Thread-safe.
 */
final class LiveScripts {

    private record Search(Fingerprint script, ScriptFindings findings) {
    }

    private final LiveFiles files;
    private final Map<String, Search> searches = new HashMap<>();
    private Set<String> paths = Set.of();
    private FileNames names = FileNames.of(paths);

    LiveScripts(LiveFiles files) {
        this.files = files;
    }

    synchronized List<ScriptFindings> search() {
        refreshNames(files.paths());
        return paths.stream().filter(NamedInScripts::isScript).map(this::search).filter(Objects::nonNull).toList();
    }

    private void refreshNames(Collection<String> current) {
        Set<String> now = Set.copyOf(current);
        if (!now.equals(paths)) {
            paths = now;
            names = FileNames.of(now);
            searches.clear();
        }
    }

    private @Nullable ScriptFindings search(String path) {
        Asset script = files.find(path);
        Search known = searches.get(path);
        if (script == null || known != null && known.script().equals(script.fingerprint())) {
            return script == null ? null : known.findings();
        }
        byte[] bytes = files.read(path);
        if (bytes == null) {
            return null;
        }
        try {
            ScriptFindings findings = names.search(path, new ByteArrayInputStream(bytes));
            searches.put(path, new Search(Fingerprint.of(bytes), findings));
            return findings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
