package io.quarkiverse.cachebuster.runtime.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class UrlStyleTest {

    private static final String ID = "0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
            "/x, /x?v=1",
            "/x?, /x?v=1",
            "/x?a=b, /x?a=b&v=1",
            "/x?v=0, /x?v=1",
            "/x?v, /x?v=1",
            "/x?v=, /x?v=1",
            "/x?v=0&a=b, /x?v=1&a=b",
            "/x?a&v=0&v=2&b, /x?a&v=1&b",
            "/x?v=0&v=2, /x?v=1",
            "/x?vv=0, /x?vv=0&v=1",
            "/x?a=v=2, /x?a=v=2&v=1",
            "x#f, x?v=1#f",
            "x.eot?#iefix, x.eot?v=1#iefix",
            "x.eot?#iefix&v=4.7.0, x.eot?v=1#iefix&v=4.7.0",
            "x?a#b?c, x?a&v=1#b?c",
            "x#?v=2, x?v=1#?v=2",
    })
    void putsTheIdIntoTheQueryOnce(String url, String withId) {
        assertThat(new QueryUrlStyle("v").apply(url, "1")).isEqualTo(withId);
    }

    @ParameterizedTest
    @CsvSource({
            "/static/site.css, /static/site-ID.css",
            "site.css, site-ID.css",
            "../a/site.min.css?x=1#f, ../a/site.min-ID.css?x=1#f",
            "jquery-3.7.1.js, jquery-3.7.1-ID.js",
            "x.tar.gz, x-ID.tar.gz",
            "x.js.map, x-ID.js.map",
            "x.map, x-ID.map",
            "jquery-3.7.1.map, jquery-3.7.1-ID.map",
            "/static/LICENSE, /static/LICENSE-ID",
            "/a.b/LICENSE, /a.b/LICENSE-ID",
            "/.well-known/security.txt, /.well-known/security-ID.txt",
            ".htaccess, .htaccess-ID",
            ".a.map, .a-ID.map",
            "x., x-ID.",
            "/a%20b.png, /a%20b-ID.png",
            "/a%2Epng, /a%2Epng",
            "/static/, /static/",
            "x.css?y/z.png, x-ID.css?y/z.png",
    })
    void putsTheIdIntoTheFileName(String url, String withId) {
        assertThat(new FileNameUrlStyle().apply(url, ID)).isEqualTo(withId.replace("ID", ID));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/x-0123456.css", "/x-0123456789abcdef-.css", "/x-0123456789ABCDEF.css",
            "/-0123456789abcdef.css", "/x0123456789abcdef.css", "/x-0123456789abcdef.min.css", "/0123456789abcdef.css", "/",
            "/x-0123456789abcdef.css/" })
    void findsNoIdWhereNoneWouldBe(String path) {
        assertThat(HashedFileName.parse(path, 16)).isNull();
    }

    @Test
    void findsNoIdsOfAnotherLength() {
        assertThat(HashedFileName.parse("/x-01234567.css", 8)).isEqualTo(new HashedFileName("/x.css", "01234567"));
        assertThat(HashedFileName.parse("/report-20240131.pdf", 16)).isNull();
        assertThat(HashedFileName.parse("/x-" + ID + "0.css", 16)).isNull();
    }

    @Test
    void findsTheLastOfTwoIds() {
        assertThat(HashedFileName.parse("/x-aaaaaaaaaaaaaaaa-0123456789abcdef.css", 16))
                .isEqualTo(new HashedFileName("/x-aaaaaaaaaaaaaaaa.css", ID));
    }

    @Property
    void findsAgainWhatItPutIntoAFileName(@ForAll String name) {
        String path = AssetPath.canonical("/" + name.replace('?', 'q').replace('#', 'h').replace('%', 'p'));
        if (path != null && !path.endsWith("/")) {
            assertThat(HashedFileName.parse(new FileNameUrlStyle().apply(path, ID), 16))
                    .isEqualTo(new HashedFileName(path, ID));
        }
    }
}
