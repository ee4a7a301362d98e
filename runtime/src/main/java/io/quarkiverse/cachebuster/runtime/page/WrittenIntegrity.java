package io.quarkiverse.cachebuster.runtime.page;

import java.util.HashMap;
import java.util.Map;

import io.quarkiverse.cachebuster.runtime.asset.IntegrityMetadata;
import io.quarkiverse.cachebuster.runtime.link.ServedDocument;

/**
 * Compares {@code integrity} attributes with files. Each pair is compared once, since all pages of a site may contain the same
 * element, and hashing a large file takes longer than reading a page. Not thread-safe.
 */
final class WrittenIntegrity {

    /** Which bytes a browser would accept. */
    enum Match {
        /** any: there is no hash, or no file */
        ANYTHING,
        /** those in the file */
        OWN,
        /** those under the URL with the id, which differ from those in the file */
        SERVED,
        NEITHER
    }

    private record Comparison(String path, String written) {
    }

    private final PageFiles files;
    private final Map<Comparison, Match> known = new HashMap<>();

    WrittenIntegrity(PageFiles files) {
        this.files = files;
    }

    /**
     * @param path the canonical path of an asset
     * @param written the value of the attribute
     */
    Match of(String path, String written) {
        return known.computeIfAbsent(new Comparison(path, written), this::compare);
    }

    private Match compare(Comparison comparison) {
        IntegrityMetadata integrity = IntegrityMetadata.parse(comparison.written());
        byte[] own = files.document(comparison.path());
        if (integrity.isEmpty() || own == null) {
            return Match.ANYTHING;
        }
        if (integrity.accepts(own)) {
            return Match.OWN;
        }
        ServedDocument served = files.served(comparison.path());
        return served != null && integrity.accepts(served.bytes()) ? Match.SERVED : Match.NEITHER;
    }
}
