package io.quarkiverse.cachebuster.test.sitecheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import io.quarkiverse.cachebuster.test.prod.RequiredTool;

/**
 * Checks a site in which everything is wrong that the script finds, and the same site without the faults.
 */
@Tag("rollout")
@RequiredTool.Needed({ RequiredTool.CHROMIUM, RequiredTool.PYTHON })
class SiteCheckTest {

    private static final Path EXAMPLES = Path.of("../docs/modules/ROOT/examples");
    private static final Map<String, String> NO_HEADERS = Map.of();

    private static final String FAULTS = """
            <link rel="preload" as="image" href="/preloaded.svg?ID">
            <link rel="stylesheet" href="/redirected.css?ID">
            <script src="/plain.js"></script>
            <script src="/other-build.js?ID"></script>
            <script src="/no-query.js?ID"></script>
            <script src="/stripped.js?ID"></script>
            <script src="/short.js?ID"></script>
            <script src="/aged.js?ID"></script>
            <script src="/any.js?ID"></script>
            <script src="/cookie.js?ID"></script>
            <script src="/missing.js?ID"></script>
            <script src="/text.js?ID"></script>
            <script src="/tampered.js?ID" integrity="sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC"></script>
            <script src="CDN/cors.js?ID" crossorigin></script>
            <script type="module">import "/module.js?ID"; import "/module.js"</script>
            <script>document.write('<img src="/random.svg?t=' + Math.random() + '">')</script>
            <script>new Worker('/worker.js?ID')</script>
            <img src="/icon.svg?ID">
            <img src="/icon.svg?v=fedcba9876543210">
            <img src="/copy.svg?ID">
            <img src="CDN/forbidden/image.svg?ID">
            """;

    private static final String SOUND = """
            <link rel="preload" as="image" href="/preloaded.svg?ID">
            <link rel="stylesheet" href="/found.css?ID">
            <script src="/right.js?ID" integrity="sha384-%s"></script>
            <script src="CDN/allowed.js?ID" crossorigin></script>
            <script type="module">import "/module.js?ID"</script>
            <script src="/named-ID.js"></script>
            <script src="/chunk-B2LHnNdW.js"></script>
            <script>fetch('/api/orders')</script>
            <script>new Worker('/sound-worker.js?ID')</script>
            <img src="/preloaded.svg?ID">
            <img src="/image?id=1&amp;ID">
            <img src="/image?id=2&amp;ID">
            <img src="CDN/icon.svg?ID">
            """.replace("&amp;ID", "&amp;v=0123456789abcdef");

    private static FaultySite site;
    private static SiteCheck faults;

    @BeforeAll
    static void check() throws Exception {
        site = new FaultySite(HttpServer.create())
                .page("/faults", FAULTS, Map.of("Content-Security-Policy", "img-src 'self'"))
                .page("/policy", "<script src='/unprotected.js?ID'></script>",
                        Map.of("Integrity-Policy", "blocked-destinations=(script)"))
                .file("/other-build.js", 200, Map.of("Cache-Control", "no-store"))
                .file("/no-query.js", 200, Map.of("Cache-Control", "no-cache"))
                .file("/stripped.js", 200, Map.of("Cache-Control", ""))
                .file("/short.js", 200, Map.of("Cache-Control", "max-age=14400"))
                .file("/aged.js", 200, Map.of("Age", "31536001"))
                .file("/any.js", 200, Map.of("Vary", "*"))
                .file("/cookie.js", 200, Map.of("Set-Cookie", "session=1"))
                .file("/missing.js", 404, NO_HEADERS)
                .file("/text.js", 200, Map.of("Content-Type", "text/plain", "X-Content-Type-Options", "nosniff"))
                .file("/redirected.css", 302, Map.of("Location", "/target.css"))
                .file("/worker.js", "importScripts('/imported.js')")
                .file("/copy.svg",
                        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><title>/icon.svg</title></svg>");
        faults = SiteCheck.run(site.url("/faults"), "/policy", "--host", site.cdn());
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            revalidated    | /plain.js          | answered 304, 'Cache-Control: no-cache': the URL has no id
            revalidated    | /imported.js       | answered 304, 'Cache-Control: no-cache': the URL has no id
            loaded again   | /other-build.js?ID | 'Cache-Control: no-store': the server doesn't know this id
            revalidated    | /no-query.js?ID    | answered 304, 'Cache-Control: no-cache': the server doesn't see the id
            revalidated    | /stripped.js?ID    | answered 304, no Cache-Control: a proxy removes the header
            expires        | /short.js?ID       | kept for 4 hours only, 'Cache-Control: max-age=14400'
            revalidated    | /aged.js?ID        | 'Age: 31536001' says
            revalidated    | /any.js?ID         | 'Vary: *' keeps browsers from reusing the response
            sets a cookie  | /cookie.js?ID      | the response has Set-Cookie
            redirected     | /redirected.css?ID | redirected (302) to /target.css, which has no id
            loaded again   | /random.svg?t=     | has another URL on each visit
            loaded twice   | /module.js         | also loaded as /module.js?ID: with and without id
            loaded twice   | /icon.svg?v=fed    | also loaded as /icon.svg?ID: with two ids
            loaded twice   | /copy.svg?ID       | the same bytes as /icon.svg?ID
            unused preload | /preloaded.svg?ID  | the page preloads this URL, but uses another one or none
            failed         | /missing.js?ID     | answered 404
            blocked        | /text.js?ID        | its MIME type ('text/plain') is not executable
            blocked        | /tampered.js?ID    | Failed to find a valid digest in the 'integrity' attribute
            blocked        | CDN/cors.js?ID     | blocked by CORS policy: No 'Access-Control-Allow-Origin' header
            blocked        | CDN/forbidden/image.svg?ID | violates the following Content Security Policy directive
            blocked        | /unprotected.js?ID | the page's Integrity-Policy requires an 'integrity'
            """)
    void finds(String label, String url, String reason) {
        assertThat(faults.output())
                .containsPattern("(?m)^" + label + " +" + quoted(url) + ".*\n(  +.*\n)*?  +.*" + quoted(reason));
    }

    private static String quoted(String text) {
        return Pattern.quote(text.replace("?ID", "?v=0123456789abcdef").replace("CDN", "http://" + site.cdn()));
    }

    @Test
    void failsIfSomethingIsNotKept() {
        assertThat(faults.exitCode()).isEqualTo(1);
    }

    @Test
    void saysOnWhichPage() {
        assertThat(faults.output()).containsPattern("/unprotected\\.js.*\n.*\n +on /policy\n")
                .containsPattern("/plain\\.js.*\n.*\n +on /faults\n");
    }

    @Test
    void countsEachUrlOnce() {
        assertThat(faults.output()).endsWith("""
                24 asset URLs: 3 kept, 5 blocked, 1 failed, 1 redirected, 3 loaded twice, 2 loaded again, 6 revalidated, \
                1 expires, 1 unused preload, 1 sets a cookie
                """);
    }

    /** By the command that the guide shows. */
    @Test
    void succeedsIfEverythingIsKept() throws Exception {
        String rightHash = Base64.getEncoder().encodeToString(
                MessageDigest.getInstance("SHA-384").digest("/* /right.js */".getBytes(StandardCharsets.US_ASCII)));
        site.page("/products", SOUND.formatted(rightHash),
                Map.of("Content-Security-Policy", "img-src 'self' http://" + site.cdn()))
                .file("/image", 200, Map.of("Content-Type", "image/png", "Cache-Control", "max-age=31536000"))
                .file("/allowed.js", 200, Map.of("Access-Control-Allow-Origin", "*"))
                .file("/chunk-B2LHnNdW.js", 200, Map.of("Cache-Control", "max-age=86400, immutable"))
                .file("/sound-worker.js", "importScripts('/worker-part.js?ID')")
                .page("/", "<script src='/named-ID.js'></script>", NO_HEADERS);

        SiteCheck check = SiteCheck.run(argumentsInTheGuide());

        assertThat(check).isEqualTo(new SiteCheck(0, "12 asset URLs: 12 kept\n"));
    }

    private static String[] argumentsInTheGuide() throws IOException {
        Matcher command = Pattern.compile("(?m)^python3 target/cache-buster/check-site\\.py (.*)$")
                .matcher(Files.readString(EXAMPLES.resolve("shell/check-site.sh")));
        assertThat(command.find()).isTrue();
        return command.group(1).replace("https://shop.example.com/", site.url("/")).replace("cdn.example.com", site.cdn())
                .split(" ");
    }

    @Test
    void leavesOutIgnoredPaths() throws Exception {
        site.page("/news", "<script src='/feeds/latest.js'></script><script src='/app.js?ID'></script>", NO_HEADERS);

        SiteCheck check = SiteCheck.run(site.url("/news"), "--ignore", "/feeds/*");

        assertThat(check).isEqualTo(new SiteCheck(0, "1 asset URL: 1 kept\n"));
    }

    /** The output that the guide shows. */
    @Test
    void printsPlainLines() throws Exception {
        site.page("/shop", """
                <link rel="preload" as="font" type="font/woff2" crossorigin href="/static/inter.woff2">
                <link rel="stylesheet" href="/static/site.css?ID">
                <script src="/static/app.js?ID"></script>
                <script src="CDN/tracker.js?ID"></script>
                <img src="/static/logo.svg" alt="">
                <p>Text</p>
                """, NO_HEADERS)
                .file("/static/site.css",
                        "@font-face { font-family: Inter; src: url(inter.woff2?ID) } p { font-family: Inter }")
                .file("/static/app.js", 200, Map.of("Cache-Control", "max-age=14400"));

        SiteCheck check = SiteCheck.run(site.url("/shop"));

        assertThat(check.output()).isEqualTo(Files.readString(EXAMPLES.resolve("console/check-site.txt")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /missing.js | 404, not 200
            /empty      | no asset URLs; if the pages load their files from another host, name it with --host
            """)
    void failsDifferentlyIfItCannotTell(String path, String message) throws Exception {
        site.page("/empty", "<p>Nothing", NO_HEADERS);

        SiteCheck check = SiteCheck.run(site.url(path));

        assertThat(check.output()).contains("check-site.py: ", message);
        assertThat(check.exitCode()).isEqualTo(2);
    }

    @Test
    void refusesAnUntrustedCertificateUnlessToldOtherwise(@TempDir Path directory) throws Exception {
        HttpsServer server = HttpsServer.create();
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(directory.resolve("keys"))));
        try (FaultySite secure = new FaultySite(server)) {
            secure.page("/", "<script src='/app.js?ID'></script>", NO_HEADERS);

            assertThat(SiteCheck.run(secure.url("/"))).isEqualTo(new SiteCheck(2,
                    "check-site.py: " + secure.url("/") + ": net::ERR_CERT_AUTHORITY_INVALID (--insecure)\n"));
            assertThat(SiteCheck.run(secure.url("/"), "--insecure")).isEqualTo(new SiteCheck(0, "1 asset URL: 1 kept\n"));
        }
    }

    private static SSLContext selfSigned(Path file) throws Exception {
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore", file.toString(), "-storepass", "password", "-keyalg", "EC", "-dname", "CN=127.0.0.1", "-ext",
                "san=ip:127.0.0.1").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(file.toFile(), "password".toCharArray());
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "password".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    @Test
    void saysHowToNameTheBrowser() throws Exception {
        SiteCheck check = SiteCheck.run(Path.of("src/main/resources/io/quarkiverse/cachebuster/deployment/check-site.py"),
                Path.of("/no/browser"), site.url("/faults"));

        assertThat(check).isEqualTo(
                new SiteCheck(2, "check-site.py: no browser '/no/browser' (environment variable CHROMIUM)\n"));
    }
}
