package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

import io.netty.handler.codec.http.HttpHeaderNames;

/**
 * Decides how to respond to a request for an asset: selects a representation (RFC 9110, section 12), then evaluates the
 * preconditions in the order of section 13.2.2.
 * <p>
 * Only the identity supports ranges, so a range request selects the identity and its preconditions apply to that.
 * {@code If-Modified-Since} and {@code If-Unmodified-Since} are ignored, since no response has {@code Last-Modified}.
 */
sealed interface Decision {

    /** Send the whole representation, or its headers for HEAD. */
    record Full(Representation representation) implements Decision {
    }

    /** Send a range of the identity. */
    record Part(Representation representation, ByteRange range) implements Decision {
    }

    /** The client already has the representation. */
    record NotModified(Representation representation) implements Decision {
    }

    /** {@code If-Match} doesn't match the representation. */
    record PreconditionFailed(Representation representation) implements Decision {
    }

    /** The range is beyond the end of the representation. */
    record RangeNotSatisfiable(Representation representation) implements Decision {
    }

    /** The headers of a request; multiple values are joined (RFC 9110, section 5.3). */
    interface Fields {

        /** Null if the request doesn't have this header. */
        @Nullable
        String get(CharSequence name);
    }

    /** @param ranges whether ranges are supported; false for HEAD */
    static Decision of(Fields fields, StoredAsset asset, boolean ranges) {
        ByteRange range = ranges ? range(fields, asset.identity()) : null;
        Representation selected = range != null ? asset.identity() : select(fields, asset);
        String ifMatch = fields.get(HttpHeaderNames.IF_MATCH);
        if (ifMatch != null && !selected.entityTag().matchesStrongly(ifMatch)) {
            return new PreconditionFailed(selected);
        }
        String ifNoneMatch = fields.get(HttpHeaderNames.IF_NONE_MATCH);
        if (ifNoneMatch != null && selected.entityTag().matchesWeakly(ifNoneMatch)) {
            return new NotModified(selected);
        }
        if (range == null) {
            return new Full(selected);
        }
        return range.isSatisfiable() ? new Part(selected, range) : new RangeNotSatisfiable(selected);
    }

    /** The requested range, satisfiable or not; null if there is none or it must be ignored. */
    private static @Nullable ByteRange range(Fields fields, Representation identity) {
        String range = fields.get(HttpHeaderNames.RANGE);
        if (range == null) {
            return null;
        }
        String ifRange = fields.get(HttpHeaderNames.IF_RANGE);
        return ifRange == null || identity.entityTag().matchesIfRange(ifRange) ? ByteRange.parse(range, identity.size()) : null;
    }

    private static Representation select(Fields fields, StoredAsset asset) {
        return asset.variants().isEmpty() ? asset.identity()
                : asset.select(AcceptEncoding.parse(fields.get(HttpHeaderNames.ACCEPT_ENCODING)));
    }
}
