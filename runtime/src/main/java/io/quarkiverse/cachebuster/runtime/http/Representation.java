package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.asset.Delta;

/**
 * The bytes of an asset in one content coding, with their metadata.
 *
 * @param coding the token of the coding; null for the identity
 * @param size in bytes
 */
public record Representation(@Nullable String coding, EntityTag entityTag, long size, Body body) {

    static Representation identity(EntityTag entityTag, long size, Body body) {
        return new Representation(null, entityTag, size, body);
    }

    /** @param entityTag the tag of the identity, without quotation marks */
    static Representation variant(ContentCoding coding, String entityTag, long size, Body body) {
        return new Representation(coding.token(), EntityTag.strong(entityTag + "-" + coding.token()), size, body);
    }

    /**
     * @param entityTag the tag of the identity, without quotation marks
     * @param dictionary that of the dictionary
     */
    static Representation delta(String entityTag, String dictionary, long size, Body body) {
        return new Representation(Delta.CODING, EntityTag.strong(entityTag + "-" + Delta.CODING + "-" + dictionary), size,
                body);
    }

    /** Whether only a client that has the dictionary can decode it. */
    boolean isDelta() {
        return Delta.CODING.equals(coding);
    }
}
