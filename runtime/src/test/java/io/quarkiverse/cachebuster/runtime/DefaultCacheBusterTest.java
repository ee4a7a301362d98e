package io.quarkiverse.cachebuster.runtime;

import static io.quarkiverse.cachebuster.CacheBuster.ERROR_IS_DIRECTORY;
import static io.quarkiverse.cachebuster.CacheBuster.ERROR_MISSING_FILE;
import static io.quarkiverse.cachebuster.CacheBuster.ERROR_NO_FILE_PROVIDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.find.AssetLookup;
import io.quarkiverse.cachebuster.runtime.find.RecordedAssets;
import io.quarkiverse.cachebuster.runtime.url.AssetUrls;
import io.quarkiverse.cachebuster.runtime.url.QueryUrlStyle;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DefaultCacheBusterTest {

    private static final Logger LOG = Logger.getLogger(CacheBuster.class.getName());

    static {
        // it would print each hostile argument
        LOG.setLevel(Level.OFF);
    }

    private static final AssetManifest MANIFEST = AssetManifest.of(List.of(
            asset("/static/x.css", "id"),
            asset("/static/a b.png", "space"),
            asset("/static/a%20b.txt", "literal"),
            asset("/static/a b.txt", "decoded"),
            asset("/static/100%.txt", "percent"),
            asset("/static/q?x=1#y.txt", "odd"),
            asset("/static/é.png", "accent"),
            asset("/static/é+.png", "plus"),
            asset("/static/it's (1).png", "quote"),
            asset("/app/own.css", "below")));

    private final CacheBuster atApp = cacheBuster("", "/app");
    private final CacheBuster atRoot = cacheBuster("", "");
    private final CacheBuster behindCdn = cacheBuster("https://cdn.example.com", "/app");

    private static Asset asset(String path, String cacheId) {
        return Asset.of(path, cacheId, Content.of(Fingerprint.of(new byte[0]), 0));
    }

    private static CacheBuster cacheBuster(String baseUrl, String rootPath) {
        return new DefaultCacheBuster(new AssetLookup(new RecordedAssets(MANIFEST), rootPath),
                new AssetUrls(baseUrl, rootPath, new QueryUrlStyle("v")), true, true);
    }

    @Test
    void writesTheSameUrlAgain() {
        assertThat(atApp.url("/static/a b.png")).isEqualTo(atApp.url("/static/a b.png"))
                .isEqualTo("/app/static/a%20b.png?v=space");
    }

    static Stream<Arguments> arguments() {
        return Stream.of(
                row("/static/x.css", "id", "/app/static/x.css?v=id"),
                row("static/x.css", "id", "/app/static/x.css?v=id"),
                row("/app/static/x.css", "id", "/app/static/x.css?v=id"),
                row("app/static/x.css", "id", "/app/static/x.css?v=id"),
                row("/app/own.css", "below", "/app/app/own.css?v=below"),
                row("/static/x.css?a=b#f", "id", "/app/static/x.css?a=b&v=id#f"),
                row("/static/x.css?v=old", "id", "/app/static/x.css?v=id"),
                row("/static/x.css?#iefix", "id", "/app/static/x.css?v=id#iefix"),
                row("/static/x.css#a b#c", "id", "/app/static/x.css?v=id#a%20b%23c"),
                row("/static//./css/../x.css", "id", "/app/static/x.css?v=id"),
                row("/static/a b.png", "space", "/app/static/a%20b.png?v=space"),
                row("/static/a%20b.png", "space", "/app/static/a%20b.png?v=space"),
                row("/static/%61%20b.png", "space", "/app/static/a%20b.png?v=space"),
                row("/static/a%20b.txt", "literal", "/app/static/a%2520b.txt?v=literal"),
                row("/static/a b.txt", "decoded", "/app/static/a%20b.txt?v=decoded"),
                row("/static/100%.txt", "percent", "/app/static/100%25.txt?v=percent"),
                row("/static/100%25.txt", "percent", "/app/static/100%25.txt?v=percent"),
                row("static/q?x=1#y.txt", "odd", "/app/static/q%3Fx=1%23y.txt?v=odd"),
                row("/static/é.png", "accent", "/app/static/%C3%A9.png?v=accent"),
                row("/static/%C3%A9.png", "accent", "/app/static/%C3%A9.png?v=accent"),
                row("/static/é+.png", "plus", "/app/static/%C3%A9%2B.png?v=plus"),
                row("/static/%C3%A9%2B.png", "plus", "/app/static/%C3%A9%2B.png?v=plus"),
                row("/static/it's (1).png", "quote", "/app/static/it%27s%20%281%29.png?v=quote"),
                row("/static/it%27s%20%281%29.png", "quote", "/app/static/it%27s%20%281%29.png?v=quote"),
                row("/app/static/it's%20(1).png?x='(1)'", "quote",
                        "/app/static/it%27s%20%281%29.png?x=%27%281%29%27&v=quote"),
                row("/static/it's not (1).png", ERROR_MISSING_FILE, "/app/static/it%27s%20not%20%281%29.png"),
                row("https://example.com/static/x.css", ERROR_MISSING_FILE, "https://example.com/static/x.css"),
                row("//example.com/static/x.css", ERROR_MISSING_FILE, "//example.com/static/x.css"),
                row("data:image/png;base64,AA==", ERROR_MISSING_FILE, "data:image/png;base64,AA=="),
                row("/static/nope.css", ERROR_MISSING_FILE, "/app/static/nope.css"),
                row("static/nope.css", ERROR_MISSING_FILE, "/app/static/nope.css"),
                row("/app/static/nope.css?a=b#f", ERROR_MISSING_FILE, "/app/static/nope.css?a=b#f"),
                row("/static/X.css", ERROR_MISSING_FILE, "/app/static/X.css"),
                row("/static/x.css/", ERROR_MISSING_FILE, "/app/static/x.css/"),
                row("/../static/x.css", ERROR_MISSING_FILE, "/app/../static/x.css"),
                row("/static\\x.css", ERROR_MISSING_FILE, "/app/static%5Cx.css"),
                row("/static/x.css\0", ERROR_MISSING_FILE, "/app/static/x.css%00"),
                row("../static/x.css", ERROR_MISSING_FILE, "../static/x.css"),
                row("./x.css", ERROR_MISSING_FILE, "./x.css"),
                row("#top", ERROR_MISSING_FILE, "#top"),
                row("/static", ERROR_IS_DIRECTORY, "/app/static"),
                row("/static/", ERROR_IS_DIRECTORY, "/app/static/"),
                row("/app/static", ERROR_IS_DIRECTORY, "/app/static"),
                row("/", ERROR_IS_DIRECTORY, "/app/"),
                row(null, ERROR_NO_FILE_PROVIDED, ""),
                row("", ERROR_NO_FILE_PROVIDED, ""),
                row(" \t\n", ERROR_NO_FILE_PROVIDED, ""),
                // hostile
                row("/%2e%2e%2fetc/passwd", ERROR_MISSING_FILE, "/app/%2e%2e%2fetc/passwd"),
                row("/static/x.css%00", ERROR_MISSING_FILE, "/app/static/x.css%00"),
                row("/static/%2561%20b.png", ERROR_MISSING_FILE, "/app/static/%2561%20b.png"),
                row("C:\\static\\x.css", ERROR_MISSING_FILE, "/app/C:%5Cstatic%5Cx.css"),
                row("/static/\uD800.css", ERROR_MISSING_FILE, "/app/static/%3F.css"),
                row("/static/\u0007\r\n.css", ERROR_MISSING_FILE, "/app/static/%07%0D%0A.css"),
                row("/\"><script>", ERROR_MISSING_FILE, "/app/%22%3E%3Cscript%3E"));
    }

    private static Arguments row(String argument, String cacheId, String url) {
        return Arguments.of(argument, cacheId, url);
    }

    @ParameterizedTest
    @MethodSource("arguments")
    void answersAsDocumented(String argument, String cacheId, String url) {
        assertThat(atApp.cacheId(argument)).isEqualTo(cacheId);
        assertThat(atApp.url(argument)).isEqualTo(url);
    }

    @ParameterizedTest
    @MethodSource("arguments")
    void answersTheSameOnEachCall(String argument, String cacheId, String url) {
        assertThat(atApp.url(argument)).isEqualTo(url);
        assertThat(atApp.cacheId(argument)).isEqualTo(cacheId);
        assertThat(atApp.url(argument)).isEqualTo(url);
    }

    @Test
    void writesNoRootPathForTheRoot() {
        assertThat(atRoot.url("/static/x.css")).isEqualTo("/static/x.css?v=id");
        assertThat(atRoot.url("static/nope.css")).isEqualTo("/static/nope.css");
    }

    @Test
    void prependsTheBaseUrlToOwnUrlsOnly() {
        assertThat(behindCdn.url("/static/x.css")).isEqualTo("https://cdn.example.com/app/static/x.css?v=id");
        assertThat(behindCdn.url("/app/nope.css")).isEqualTo("https://cdn.example.com/app/nope.css");
        assertThat(behindCdn.url("//host/x.css")).isEqualTo("//host/x.css");
        assertThat(behindCdn.url("../x.css")).isEqualTo("../x.css");
    }

    @Test
    void readsA10KilobytePath() {
        String path = "/" + "a/".repeat(5_000) + "x.css";

        assertThat(atApp.cacheId(path)).isEqualTo(ERROR_MISSING_FILE);
        assertThat(atApp.url(path)).isEqualTo("/app" + path);
    }

    @Property
    void neverThrowsOrReturnsNull(@ForAll String text) {
        assertThat(atApp.cacheId(text)).isNotNull();
        assertThat(atApp.url(text)).isNotNull();
    }

    @Test
    void retainsNoMemoryForAMillionUnknownPaths() {
        atApp.cacheId("/warm/up");
        long before = usedHeap();

        for (int i = 0; i < 1_000_000; i++) {
            atApp.cacheId("/thumbnails/" + i + ".jpg");
        }

        assertThat(usedHeap() - before).isLessThan(2_000_000);
    }

    private static long usedHeap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }
}
