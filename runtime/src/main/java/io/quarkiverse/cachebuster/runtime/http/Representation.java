package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;

/**
 * The bytes of an asset in one content coding, with their metadata.
 *
 * @param coding null for the identity
 * @param size in bytes
 */
public record Representation(@Nullable ContentCoding coding, EntityTag entityTag, long size, Body body) {

    static Representation identity(EntityTag entityTag, long size, Body body) {
        return new Representation(null, entityTag, size, body);
    }

    /** @param entityTag the tag of the identity, without quotation marks */
    static Representation variant(ContentCoding coding, String entityTag, long size, Body body) {
        return new Representation(coding, EntityTag.strong(entityTag + "-" + coding.token()), size, body);
    }
}
