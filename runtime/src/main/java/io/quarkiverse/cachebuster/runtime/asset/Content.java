package io.quarkiverse.cachebuster.runtime.asset;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Bytes that are sent for an asset, described by their hashes.
 */
public sealed interface Content permits Content.Hashed, PackedManifest.PackedContent {

    /** The hash that everything sent is compared with. */
    Fingerprint fingerprint();

    /** Null in dev mode, and where it is uncertain which file will be served. */
    @Nullable
    Integrity integrity();

    /** In bytes, without content coding. */
    long size();

    /** The compressed forms made by the build, ordered by coding. */
    List<Variant> variants();

    /** The name of the application's resource that holds the bytes, if the build made them. */
    default String resource() {
        return "META-INF/cache-buster/" + fingerprint().hex();
    }

    /** The name of the application's resource that holds the variant in this coding. */
    default String resource(ContentCoding coding) {
        return resource() + "." + coding.token();
    }

    /** The same content with these variants. */
    default Content withVariants(List<Variant> variants) {
        return new Hashed(fingerprint(), integrity(), size(), variants);
    }

    /** The same content with this integrity. */
    default Content withIntegrity(@Nullable Integrity integrity) {
        return new Hashed(fingerprint(), integrity, size(), variants());
    }

    /** Bytes without integrity and without variants. */
    static Content of(Fingerprint fingerprint, long size) {
        return new Hashed(fingerprint, null, size, List.of());
    }

    /** Content that was hashed just now. */
    record Hashed(Fingerprint fingerprint, @Nullable Integrity integrity, long size,
            List<Variant> variants) implements Content {
    }
}
