package io.quarkiverse.cachebuster.runtime.asset;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Describes bytes that are served for an asset, by their hashes and size.
 */
public sealed interface Content permits Content.Hashed, PackedManifest.PackedContent {

    /** The hash that all bytes sent are verified against. */
    Fingerprint fingerprint();

    /** Null in dev mode, and where it is uncertain which file will be served. */
    @Nullable
    Integrity integrity();

    /** The number of bytes, without content coding. */
    long size();

    /** The compressed forms created by the build, ordered by coding. */
    List<Variant> variants();

    /** The name of the resource that contains the bytes, if the build generated them. */
    default String resource() {
        return "META-INF/cache-buster/" + fingerprint().hex();
    }

    /** The name of the resource that contains the variant in this coding. */
    default String resource(ContentCoding coding) {
        return resource() + "." + coding.token();
    }

    /** Whether there is a variant in this coding. */
    default boolean has(ContentCoding coding) {
        for (Variant variant : variants()) {
            if (variant.coding() == coding) {
                return true;
            }
        }
        return false;
    }

    /** The same content with these variants. */
    default Content withVariants(List<Variant> variants) {
        return new Hashed(fingerprint(), integrity(), size(), variants);
    }

    /** The same content with this integrity. */
    default Content withIntegrity(@Nullable Integrity integrity) {
        return new Hashed(fingerprint(), integrity, size(), variants());
    }

    /** Content without integrity and variants. */
    static Content of(Fingerprint fingerprint, long size) {
        return new Hashed(fingerprint, null, size, List.of());
    }

    /** Content that was not unpacked from the manifest. */
    record Hashed(Fingerprint fingerprint, @Nullable Integrity integrity, long size,
            List<Variant> variants) implements Content {
    }
}
