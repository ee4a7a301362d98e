package io.quarkiverse.cachebuster;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Provides the cache ids and URLs of the application's assets, that is, the static files it serves. Inject it as a bean.
 * <p>
 * A cache id is a short hash of the bytes served. The same bytes have the same id in every build and on every replica;
 * when the bytes change, the id changes, and with it every URL that carries it. A style sheet is served with the ids of the
 * assets that it refers to, so its own id changes when one of them does.
 * <p>
 * The {@code path} argument of each method is what you would write into a page:
 * <ul>
 * <li>a path below the HTTP root path, with or without the leading slash: {@code /static/x.css}, {@code static/x.css}; if no
 * such asset exists, the path may also start with {@code quarkus.http.root-path}: {@code /app/static/x.css};</li>
 * <li>it may have a query and a fragment, which are ignored when looking up the asset;</li>
 * <li>names are case-sensitive; dot segments ({@code a/../b}) that stay below the root are resolved;</li>
 * <li>a path is taken literally first; if that names no asset, it is percent-decoded once (RFC 3986, section 2.1).</li>
 * </ul>
 * In production and in tests, results come from the build, without I/O or locks. In dev mode, the file is read and hashed on
 * each call, so the result always matches what is on disk. For files in local directories, which appear after the build, a
 * call reads the file's attributes, and hashes the file if they have changed. Implementations are thread-safe and never throw.
 */
public interface CacheBuster {

    /** Returned by {@link #cacheId} if {@code path} names no asset of this application. */
    String ERROR_MISSING_FILE = "ERROR_MISSING_FILE";

    /** Returned by {@link #cacheId} if {@code path} names a directory. */
    String ERROR_IS_DIRECTORY = "ERROR_IS_DIRECTORY";

    /** Returned by {@link #cacheId} if {@code path} is null, empty or blank. */
    String ERROR_NO_FILE_PROVIDED = "ERROR_NO_FILE_PROVIDED";

    /**
     * Returns the cache id of an asset, for use in the query of its URL.
     *
     * @param path see {@link CacheBuster}
     * @return {@code quarkus.cache-buster.id-length} lower-case hexadecimal digits, or one of the three markers
     *         {@value #ERROR_MISSING_FILE}, {@value #ERROR_IS_DIRECTORY} and {@value #ERROR_NO_FILE_PROVIDED}, which make the
     *         mistake visible in the page source; never null
     */
    String cacheId(@Nullable String path);

    /**
     * Returns the URL of an asset, for use in {@code href} or {@code src}. It consists of
     * {@code quarkus.cache-buster.base-url}, the HTTP root path, the percent-encoded path (including quotes and parentheses),
     * the query and the fragment. Depending on {@code quarkus.cache-buster.url-style}, the cache id is in the query, replacing
     * any value its parameter already has, or in the file name. The URL is not escaped for HTML; Qute does that.
     *
     * @param path see {@link CacheBuster}
     * @return the URL with the cache id; for an unknown asset or a directory, the same URL without it; {@code path} itself if
     *         it has its own scheme or host ({@code https://…}, {@code //host/…}, {@code data:…}) or is relative to the page
     *         ({@code ../x.png}); the empty string if it is null, empty or blank; never null
     */
    String url(@Nullable String path);

    /**
     * Returns the {@code integrity} attribute for a script or style sheet element, so that browsers reject anything but the
     * bytes served by this build (<a href="https://www.w3.org/TR/SRI/">Subresource Integrity</a>). It is computed from the
     * uncompressed bytes.
     *
     * @param path see {@link CacheBuster}
     * @return {@code sha384-} and the hash in base 64; empty if {@code path} names no asset, if two dependencies contain the
     *         path, for files in local directories and in dev mode, where files change; never null
     */
    Optional<String> integrity(@Nullable String path);

    /**
     * Returns an import map that maps the URL of each matching JavaScript module ({@code .js}, {@code .mjs}) to its URL with
     * the cache id. It also contains the modules' integrity (HTML, section 8.1.5.2), and
     * the names that quarkus-web-dependency-locator knows for them.
     *
     * @param globs select modules by path: {@code *} matches within a directory, {@code **} across directories, {@code ?} any
     *        character but a slash, <code>{a,b}</code> either alternative; a malformed glob matches nothing
     * @return its JSON, safe inside a {@code script} element; an empty map if no module matches; never null
     */
    String importMap(String... globs);
}
