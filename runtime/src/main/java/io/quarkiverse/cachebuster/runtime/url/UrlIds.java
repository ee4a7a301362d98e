package io.quarkiverse.cachebuster.runtime.url;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.AssetPath;

/**
 * The cache ids in a requested URL.
 * <p>
 * An id is a value of exactly the configured number of lower-case hexadecimal digits, in any query parameter or in the
 * file name. {@code 1.0.0} and a timestamp of another length are not ids; a value of decimal digits only is an id if
 * the asset has or had it. A parameter name that looks like an id doesn't count as one, but a different id elsewhere
 * then conflicts with it.
 */
public final class UrlIds {

    /** How the ids in a URL relate to the requested asset. */
    public enum Match {
        /** There is no id. */
        NONE,
        /** The asset's current id. */
        CURRENT,
        /** An id that the asset had in an earlier build. */
        EARLIER,
        /** An id that the asset neither has nor had, in the place where our URLs carry it. */
        FOREIGN,
        /** Two different ids. */
        SEVERAL
    }

    /**
     * @param ours whether it is in the place where our URLs carry their id
     * @param name whether it is the name of a parameter
     */
    private record Id(String value, boolean decimal, boolean ours, boolean name) {

        static Id of(String value, boolean ours, boolean name) {
            return new Id(value, isDecimal(value), ours, name);
        }

        /** A loop, since a stream would be a noticeable part of the cost of a request. */
        private static boolean isDecimal(String value) {
            for (int i = 0; i < value.length(); i++) {
                if (value.charAt(i) > '9') {
                    return false;
                }
            }
            return true;
        }
    }

    /** No ids at all. */
    public static final UrlIds NONE = new UrlIds(List.of());

    private final List<Id> ids;

    private UrlIds(List<Id> ids) {
        this.ids = ids;
    }

    /**
     * Reads a URL.
     *
     * @param nameId the id in the file name; null if it has none
     * @param query undecoded, without the question mark; null if there is none
     * @param format what ids look like
     */
    public static UrlIds of(@Nullable String nameId, @Nullable String query, Format format) {
        if (nameId == null && (query == null || query.isEmpty())) {
            return NONE;
        }
        List<Id> ids = new ArrayList<>(2);
        if (nameId != null && format.isId(nameId)) {
            ids.add(Id.of(nameId, true, false));
        }
        for (int start = 0; query != null && start <= query.length();) {
            int ampersand = query.indexOf('&', start);
            int end = ampersand < 0 ? query.length() : ampersand;
            add(ids, query.substring(start, end), format);
            start = end + 1;
        }
        return ids.isEmpty() ? NONE : new UrlIds(ids);
    }

    private static void add(List<Id> ids, String assignment, Format format) {
        // decoding never makes a text longer
        if (assignment.length() < format.length()) {
            return;
        }
        int equals = assignment.indexOf('=');
        String name = decoded(equals < 0 ? assignment : assignment.substring(0, equals));
        String value = equals < 0 ? "" : decoded(assignment.substring(equals + 1));
        if (format.isId(name)) {
            ids.add(Id.of(name, false, true));
        }
        if (format.isId(value)) {
            ids.add(Id.of(value, name.equals(format.parameter()), false));
        }
    }

    private static String decoded(String text) {
        String decoded = AssetPath.decode(text);
        return decoded == null ? text : decoded;
    }

    /**
     * Compares the ids with those of an asset.
     *
     * @param current its current id
     * @param earlier whether it had an id in an earlier build
     */
    public Match match(String current, Predicate<String> earlier) {
        String only = null;
        Match match = Match.NONE;
        boolean foreign = false;
        for (Id id : ids) {
            boolean isCurrent = id.value.equals(current);
            boolean known = isCurrent || earlier.test(id.value);
            if (id.decimal && !known) {
                continue;
            }
            if (only != null && !only.equals(id.value)) {
                return Match.SEVERAL;
            }
            only = id.value;
            foreign |= !known && id.ours;
            if (known && !id.name) {
                match = isCurrent ? Match.CURRENT : Match.EARLIER;
            }
        }
        return foreign ? Match.FOREIGN : match;
    }

    /** Whether there is no id. */
    public boolean isEmpty() {
        return ids.isEmpty();
    }

    /** Whether there is an id other than this one, anywhere in the URL. */
    public boolean hasOtherThan(@Nullable String cacheId) {
        for (Id id : ids) {
            if (!id.value.equals(cacheId)) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is an id other than this one. One of decimal digits only doesn't count, since it may be a time. */
    public boolean conflictsWith(String cacheId) {
        for (Id id : ids) {
            if (!id.decimal && !id.value.equals(cacheId)) {
                return true;
            }
        }
        return false;
    }

    /** What the first id that has something has; null if none has. */
    public <T> @Nullable T find(Function<String, @Nullable T> lookup) {
        for (Id id : ids) {
            T found = lookup.apply(id.value);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Whether there is an id in the id parameter or the file name, no matter of which asset. */
    public boolean hasOurs() {
        for (Id id : ids) {
            if (id.ours && !id.decimal) {
                return true;
            }
        }
        return false;
    }

    /**
     * The format of ids in URLs.
     *
     * @param parameter the query parameter that carries them
     * @param length their number of characters
     */
    public record Format(String parameter, int length) {

        boolean isId(String value) {
            if (value.length() != length) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                char c = value.charAt(i);
                if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                    return false;
                }
            }
            return true;
        }
    }
}
