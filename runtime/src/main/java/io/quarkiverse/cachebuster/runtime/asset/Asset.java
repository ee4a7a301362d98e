package io.quarkiverse.cachebuster.runtime.asset;

import java.util.List;
import java.util.Optional;

/**
 * A static file that the application serves.
 *
 * @param path its canonical path, see {@link AssetPath}
 * @param cacheId the short hash of the bytes served
 * @param hashes of the bytes served
 * @param size of the bytes served
 * @param rewritten whether other bytes are served than those in the file: a style sheet whose references have ids
 * @param variants the codings in which the build has compressed it
 */
public record Asset(String path, String cacheId, Hashes hashes, long size, boolean rewritten, List<ContentCoding> variants) {

    /** An asset that is served as it is in its file. */
    public static Asset of(String path, String cacheId, Fingerprint fingerprint, long size) {
        return new Asset(path, cacheId, new Hashes.Computed(fingerprint, null), size, false, List.of());
    }

    /** The hash of the bytes served. */
    public Fingerprint fingerprint() {
        return hashes.fingerprint();
    }

    /** What goes into the attribute {@code integrity} of an element that loads it. */
    public Optional<String> integrity() {
        return Optional.ofNullable(hashes.integrity()).map(Integrity::text);
    }

    /** The name of the resource that holds the variant in this coding. */
    public String variantResource(ContentCoding coding) {
        return resource(coding.token());
    }

    /** The name of the resource that holds the bytes served, if they are not those in the file. */
    public String rewrittenResource() {
        return resource("css");
    }

    private String resource(String extension) {
        return "META-INF/cache-buster/" + fingerprint().hex() + "." + extension;
    }

    /** The same asset with these variants. */
    public Asset withVariants(List<ContentCoding> variants) {
        return new Asset(path, cacheId, hashes, size, rewritten, variants);
    }

    /** The same asset, whose bytes have this integrity. */
    public Asset withIntegrity(Integrity integrity) {
        return new Asset(path, cacheId, new Hashes.Computed(fingerprint(), integrity), size, rewritten, variants);
    }

    /** The same asset, whose bytes are not those in the file. */
    public Asset asRewritten() {
        return new Asset(path, cacheId, hashes, size, true, variants);
    }
}
