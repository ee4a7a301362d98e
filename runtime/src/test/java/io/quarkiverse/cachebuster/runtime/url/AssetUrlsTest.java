package io.quarkiverse.cachebuster.runtime.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.PlainUrl;

class AssetUrlsTest {

    private static final String HOST = "https://cdn.example.com";

    /** As Vert.x compares the root path with requests character by character, these are the only spellings that work. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
            "/app, /app",
            "/x+y, /x+y",
            "/a@b, /a@b",
            "\"/~u-._!$&*,;=:\", \"/~u-._!$&*,;=:\"",
            "/a'b(c), /a'b(c)",
            "/p+q/r'(s), /p+q/r'(s)",
            "/é, /%C3%A9",
    })
    void spellTheRootPathAsRequestsDo(String rootPath, String spelling) {
        AssetUrls urls = new AssetUrls(HOST, rootPath, new QueryUrlStyle("v"));

        assertThat(urls.of(asset("/it's.js"))).isEqualTo(HOST + spelling + "/it%27s.js?v=id");
        assertThat(urls.of(asset("/it's.js"), UrlReference.parse("/it's.js#a")))
                .isEqualTo(HOST + spelling + "/it%27s.js?v=id#a");
        assertThat(urls.withoutId(asset("/it's.js"))).containsExactly(spelling + "/it%27s.js", spelling + "/it's.js",
                HOST + spelling + "/it%27s.js", HOST + spelling + "/it's.js");
        assertThat(urls.ofUnknown(UrlReference.parse("/it's.js"))).isEqualTo(HOST + spelling + "/it%27s.js");
        assertThat(urls.ofUnknown(UrlReference.parse(rootPath + "/it's.js"))).isEqualTo(HOST + spelling + "/it%27s.js");
    }

    @Test
    void haveEachSpellingThatARelativeImportCanProduce() {
        AssetUrls urls = new AssetUrls("", "", new QueryUrlStyle("v"));

        assertThat(urls.withoutId(asset("/d'/[e]/f(g).js"))).containsExactlyInAnyOrder(
                "/d'/[e]/f(g).js", "/d%27/[e]/f(g).js", "/d%27/%5Be%5D/f(g).js", "/d%27/%5Be%5D/f%28g%29.js");
    }

    @Test
    void haveOneSpellingOfAPlainName() {
        assertThat(new AssetUrls("", "/app", new QueryUrlStyle("v")).withoutId(asset("/js/lib/a.js")))
                .containsExactly("/app/js/lib/a.js");
    }

    /** A module from there can import another by a root-relative URL. */
    @ParameterizedTest
    @CsvSource({
            "https://cdn.example.com, https://cdn.example.com/app/a.js,",
            "https://cdn.example.com/site/x, https://cdn.example.com/site/x/app/a.js, https://cdn.example.com/app/a.js",
            "//cdn.example.com/site, //cdn.example.com/site/app/a.js, //cdn.example.com/app/a.js",
            "/cdn, /cdn/app/a.js,",
    })
    void haveOneWithoutThePathOfTheBaseUrl(String baseUrl, String url, String rootRelative) {
        assertThat(new AssetUrls(baseUrl, "/app", new QueryUrlStyle("v")).withoutId(asset("/a.js")))
                .containsExactlyElementsOf(Stream.of("/app/a.js", url, rootRelative).filter(Objects::nonNull).toList());
    }

    @ParameterizedTest
    @CsvSource({
            "query, /js/a-BxY3kL9q.js, https://cdn.example.com/app/js/a-BxY3kL9q.js",
            "query, /js/a-BxY3kL9q.js?x=1#f, https://cdn.example.com/app/js/a-BxY3kL9q.js?x=1#f",
            "file-name, /js/a-BxY3kL9q.js, https://cdn.example.com/app/js/a-BxY3kL9q.js",
    })
    void haveNoIdIfTheNameIsHashed(String style, String reference, String url) {
        AssetUrls urls = new AssetUrls(HOST, "/app",
                style.equals("query") ? new QueryUrlStyle("v") : new FileNameUrlStyle());
        Asset hashed = asset("/js/a-BxY3kL9q.js").withPlainUrl(PlainUrl.IMMUTABLE);

        assertThat(urls.of(hashed, UrlReference.parse(reference))).isEqualTo(url);
        assertThat(urls.of(hashed)).isEqualTo("https://cdn.example.com/app/js/a-BxY3kL9q.js");
    }

    private static Asset asset(String path) {
        return Asset.of(path, "id", Content.of(Fingerprint.of(new byte[0]), 0));
    }
}
