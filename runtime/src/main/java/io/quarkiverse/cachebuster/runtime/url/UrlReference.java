package io.quarkiverse.cachebuster.runtime.url;

import java.util.regex.Pattern;

/**
 * A reference to an asset as written in a page: a path, optionally a query and a fragment (RFC 3986, section 4.2).
 *
 * @param path the part before the query
 * @param query the query with its question mark, or empty
 * @param fragment the fragment with its hash sign, or empty
 */
public record UrlReference(String path, String query, String fragment) {

    /** RFC 3986, section 3.1, except for single letters, which are Windows drives. */
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*", Pattern.DOTALL);

    /** Splits any text into the three parts; never fails. */
    public static UrlReference parse(String reference) {
        int hash = reference.indexOf('#');
        String beforeFragment = hash < 0 ? reference : reference.substring(0, hash);
        int mark = beforeFragment.indexOf('?');
        return new UrlReference(
                mark < 0 ? beforeFragment : beforeFragment.substring(0, mark),
                mark < 0 ? "" : beforeFragment.substring(mark),
                hash < 0 ? "" : reference.substring(hash));
    }

    /** Whether it has its own scheme or host, so that it is outside this application. */
    public boolean isExternal() {
        return path.startsWith("//") || SCHEME.matcher(path).matches();
    }

    /** Whether it depends on the URL of the page: {@code ../x}, {@code ./x}, {@code ?query}, {@code #fragment}. */
    public boolean isPageRelative() {
        return path.isEmpty() || path.equals(".") || path.equals("..") || path.startsWith("./") || path.startsWith("../");
    }
}
