package io.quarkiverse.cachebuster.test.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.test.assets.Sha256;
import io.quarkus.qute.Template;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** Without any helper, templates and static pages get the ids of the files that they name. */
class PlainUrlsTest {

    private static final String PAGE = """
            <!DOCTYPE html>
            <link rel="stylesheet" href="/static/site.css">
            <link rel=icon href=/static/icon.svg>
            <img src='images/photo.jpg?v=1.0.0' srcset="images/photo.jpg 1x, /static/images/photo.jpg 2x" alt="\u00e4">
            <a href="/static/icon.svg">icon</a>
            <!-- <img src="/static/icon.svg"> -->
            <script type="module" src="/static/app.mjs"></script>
            """;

    @RegisterExtension
    static final QuarkusUnitTest TEST = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addClass(Sha256.class)
            .addAsResource(new StringAsset("b { color: red }"), "META-INF/resources/static/site.css")
            .addAsResource(new StringAsset("<svg/>"), "META-INF/resources/static/icon.svg")
            .addAsResource(new StringAsset("photo"), "META-INF/resources/static/images/photo.jpg")
            .addAsResource(new StringAsset("export {}"), "META-INF/resources/static/app.mjs")
            .addAsResource(new StringAsset("<svg></svg>"), "META-INF/resources/static/found.svg")
            .addAsResource(new StringAsset("find('found.svg')"), "META-INF/resources/static/find.js")
            .addAsResource(new StringAsset("<img src=/static/found.svg><img src={asset:url('/static/found.svg')}>"),
                    "templates/found.html")
            .addAsResource(new StringAsset(PAGE), "META-INF/resources/static/page.html")
            .addAsResource(new StringAsset("<img src=static/icon.svg>"), "META-INF/resources/index.html")
            .addAsResource(new StringAsset("{#include layout}{#body}" + PAGE + "{/body}{/include}"), "templates/page.html")
            .addAsResource(new StringAsset("<link rel=stylesheet href='/static/site.css?v={version}'>{#insert body /}"),
                    "templates/layout.html"));

    @Inject
    CacheBuster cacheBuster;
    @Inject
    Template page;
    @Inject
    Template found;

    private String expected() {
        return PAGE.replace("href=\"/static/site.css", "href=\"/static/site.css?v=" + cacheBuster.cacheId("/static/site.css"))
                .replace("href=/static/icon.svg", "href=/static/icon.svg?v=" + cacheBuster.cacheId("/static/icon.svg"))
                .replace("photo.jpg?v=1.0.0", "photo.jpg")
                .replace("photo.jpg", "photo.jpg?v=" + cacheBuster.cacheId("/static/images/photo.jpg"));
    }

    @Test
    void haveIdsInTemplates() {
        assertThat(page.render()).isEqualTo("<link rel=stylesheet href='" + cacheBuster.url("/static/site.css") + "'>"
                + expected());
    }

    @Test
    void stayPlainIfAScriptLooksForTheFileWhileCallsWriteTheId() {
        String url = "/static/found.svg?v=" + Sha256.prefix("<svg></svg>".getBytes());

        assertThat(cacheBuster.url("/static/found.svg")).isEqualTo(url);
        assertThat(found.render()).isEqualTo("<img src=/static/found.svg><img src=" + url + ">");
    }

    @Test
    void haveIdsInStaticPages() {
        RestAssured.get("/static/page.html").then().statusCode(200).body(equalTo(expected()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/index.html" })
    void haveIdsInIndexPagesThatAreRevalidatedByTheBytesServed(String path) {
        String body = "<img src=static/icon.svg?v=" + cacheBuster.cacheId("/static/icon.svg") + ">";
        Response page = RestAssured.get(path);

        assertThat(page.asString()).isEqualTo(body);
        assertThat(page.header("ETag")).startsWith("\"" + Sha256.prefix(body.getBytes()));
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        RestAssured.given().header("If-None-Match", page.header("ETag")).get(path).then().statusCode(304);
    }
}
