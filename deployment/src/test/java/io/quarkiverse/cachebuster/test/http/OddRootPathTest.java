package io.quarkiverse.cachebuster.test.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.Response;

/** The root path contains every character that Quarkus matches literally. */
class OddRootPathTest {

    private static final String ROOT_PATH = "/x+y@z/~u'b(c)!$&*,;=-._";
    private static final String IMMUTABLE = "immutable";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("a{b:url(\"" + ROOT_PATH + "/images/it's (1).png\")}"),
                    "META-INF/resources/site.css")
            .addAsResource(new StringAsset("png"), "META-INF/resources/images/it's (1).png")
            .addAsResource(new StringAsset("png+"), "META-INF/resources/images/é+.png")
            .addAsResource(new StringAsset("export {}"), "META-INF/resources/js/it's (1).js"))
            .overrideConfigKey("quarkus.http.root-path", ROOT_PATH);

    @Inject
    CacheBuster cacheBuster;

    @ParameterizedTest
    @ValueSource(strings = { "/site.css", "/images/it's (1).png", "/images/é+.png", "/js/it's (1).js" })
    void servesEachAsset(String path) {
        String url = cacheBuster.url(path);

        assertThat(url).startsWith(ROOT_PATH + "/");
        Response response = get(url);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("Cache-Control")).contains(IMMUTABLE);
    }

    @Test
    void isNotDoubled() {
        assertThat(cacheBuster.url(ROOT_PATH + "/site.css")).isEqualTo(cacheBuster.url("/site.css"));
        assertThat(cacheBuster.url(ROOT_PATH + "/nope.css")).isEqualTo(ROOT_PATH + "/nope.css");
    }

    @Test
    void isRecognizedAndKeptInSheets() {
        String sheet = get(cacheBuster.url("/site.css")).asString();

        assertThat(sheet).startsWith("a{b:url(\"" + ROOT_PATH + "/images/it's (1).png?v=");
        String reference = sheet.substring("a{b:url(\"".length(), sheet.length() - "\")}".length());
        assertThat(get(reference.replace(" ", "%20")).header("Cache-Control")).contains(IMMUTABLE);
    }

    @Test
    void prefixesImportMapEntries() {
        assertThat(cacheBuster.importMap("/js/*"))
                .contains(("\"" + ROOT_PATH + "/js/it's%20(1).js\":\"" + cacheBuster.url("/js/it's (1).js") + "\"")
                        .replace("&", "\\u0026"));
    }

    private static Response get(String url) {
        return given().basePath("").urlEncodingEnabled(false).get(url);
    }
}
