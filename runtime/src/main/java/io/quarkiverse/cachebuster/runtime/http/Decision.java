package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

import io.netty.handler.codec.http.HttpHeaderNames;

/**
 * What a request for an asset gets. The representation is selected first (RFC 9110, section 12), then the preconditions
 * decide in the order of section 13.2.2.
 * <p>
 * Ranges are taken from the identity only, so a request for a range selects the identity, and its preconditions are about
 * that. {@code If-Modified-Since} and {@code If-Unmodified-Since} are ignored, since no response has {@code Last-Modified}.
 */
sealed interface Decision {

    /** The whole representation, or for HEAD its headers. */
    record Full(Representation representation) implements Decision {
    }

    /** A part of the identity. */
    record Part(Representation representation, ByteRange range) implements Decision {
    }

    /** The client has the representation already. */
    record NotModified(Representation representation) implements Decision {
    }

    /** The client wants no other representation than one that is not this one. */
    record PreconditionFailed(Representation representation) implements Decision {
    }

    /** No byte of the representation is in the range. */
    record RangeNotSatisfiable(Representation representation) implements Decision {
    }

    /** The header fields of a request; several lines of one field are joined (RFC 9110, section 5.3). */
    interface Fields {

        /** Null if the request has no such field. */
        @Nullable
        String get(CharSequence name);
    }

    /** @param ranges whether parts can be sent; never for HEAD */
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

    /** The range that is asked for, satisfiable or not; null if it is to be ignored. */
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
