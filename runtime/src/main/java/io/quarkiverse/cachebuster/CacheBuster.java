package io.quarkiverse.cachebuster;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Cache ids and URLs of the application's assets: the static files it serves. Inject it.
 * <p>
 * A cache id is a short hash of the bytes served. The same bytes have the same id in every build and on every replica;
 * when the bytes change, the id changes, and with it every URL that carries it. The bytes of a style sheet contain the
 * ids of the assets that it refers to.
 * <p>
 * The argument {@code path} of each method is what one would write into a page, and is read like this:
 * <ul>
 * <li>a path below the HTTP root path, with or without the leading slash: {@code /static/x.css}, {@code static/x.css}; if no
 * such asset exists, {@code quarkus.http.root-path} may lead it: {@code /app/static/x.css};</li>
 * <li>a query and a fragment may follow; they do not take part in the look-up;</li>
 * <li>names are case-sensitive; dot segments ({@code a/../b}) that stay below the root are resolved;</li>
 * <li>a path is taken literally first; if that names no asset, it is percent-decoded once (RFC 3986, section 2.1).</li>
 * </ul>
 * In production and in tests the answers are those of the build: no I/O, no locks. In dev mode the file is read and hashed
 * on each call, so the answer belongs to what is on disk. Implementations are thread-safe and never throw.
 */
public interface CacheBuster {

    /** What {@link #cacheId} answers if {@code path} names no asset of this application. */
    String ERROR_MISSING_FILE = "ERROR_MISSING_FILE";

    /** What {@link #cacheId} answers if {@code path} names a directory. */
    String ERROR_IS_DIRECTORY = "ERROR_IS_DIRECTORY";

    /** What {@link #cacheId} answers if {@code path} is null, empty or blank. */
    String ERROR_NO_FILE_PROVIDED = "ERROR_NO_FILE_PROVIDED";

    /**
     * The cache id of an asset, to be written into the query of its URL.
     *
     * @param path what names the asset, see {@link CacheBuster}
     * @return {@code quarkus.cache-buster.id-length} lower-case hexadecimal characters, or one of the three markers
     *         {@value #ERROR_MISSING_FILE}, {@value #ERROR_IS_DIRECTORY} and {@value #ERROR_NO_FILE_PROVIDED}, which show in
     *         the page's source what is wrong; never null
     */
    String cacheId(@Nullable String path);

    /**
     * The URL of an asset, to be written into {@code href} or {@code src}: {@code quarkus.cache-buster.base-url}, the HTTP
     * root path, the path (percent-encoded, quotes and parentheses too), the query, the fragment. The cache id is in the
     * query, where a parameter of its name is replaced, or in the file name ({@code quarkus.cache-buster.url-style}). It is not
     * escaped for HTML; Qute does that.
     *
     * @param path what names the asset, see {@link CacheBuster}
     * @return the URL with the cache id; for an unknown asset or a directory the same URL without it; {@code path} itself if
     *         it has a scheme or host of its own ({@code https://…}, {@code //host/…}, {@code data:…}) or is relative to
     *         the page ({@code ../x.png}); the empty string for null, empty or blank; never null
     */
    String url(@Nullable String path);

    /**
     * What the attribute {@code integrity} of a script or a style sheet takes, so that a browser accepts nothing but the bytes
     * that the build saw (<a href="https://www.w3.org/TR/SRI/">Subresource Integrity</a>). It is taken from the bytes served
     * without content coding.
     *
     * @param path what names the asset, see {@link CacheBuster}
     * @return {@code sha384-} and the hash in base 64; empty for what is no asset, for a path that two dependencies have,
     *         and in dev mode, where files change; never null
     */
    Optional<String> integrity(@Nullable String path);

    /**
     * The import map that maps the URL of each JavaScript module ({@code .js}, {@code .mjs}) to its URL with the cache
     * id and contains the modules' integrity (HTML, section 8.1.5.2).
     *
     * @param globs over the paths of modules: {@code *} stays within a directory, {@code **} does not, {@code ?} is any
     *        character but a slash, <code>{a,b}</code> is one of several; a malformed glob matches nothing
     * @return its JSON, safe inside a {@code script} element; an empty map if no module matches; never null
     */
    String importMap(String... globs);
}
