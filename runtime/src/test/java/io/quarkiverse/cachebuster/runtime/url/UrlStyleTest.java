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
            "/x?%76=0, /x?v=1",
            "/x?v%=0, /x?v%=0&v=1",
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
    void findsNoIdInOtherPlaces(String path) {
        assertThat(HashedFileName.parse(path, ID.length())).isNull();
    }

    @ParameterizedTest
    @CsvSource({
            "/x-0123456789abcde.css, 16",
            "/x-00123456789abcdef.css, 16",
            "/x-20240131.css, 16",
            "/x-20240131.css, 12",
            "/x-0123456789abcdef.css, 8",
            "/x-0123456789abcdef.css, 15",
            "/x-0123456789abcdef.css, 17",
            "/x-0123456789abcdef.css, 64",
            "/-20240131.pdf, 8",
            "/a.css, 8",
    })
    void findsNoIdOfAnotherLength(String path, int idLength) {
        assertThat(HashedFileName.parse(path, idLength)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
            "/x-20240131.pdf, 8, /x.pdf, 20240131",
            "/d/x-0123456789ab, 12, /d/x, 0123456789ab",
            "/x-y-20240131.tar.gz, 8, /x-y.tar.gz, 20240131",
    })
    void findsAnIdOfTheConfiguredLength(String path, int idLength, String plainPath, String id) {
        assertThat(HashedFileName.parse(path, idLength)).isEqualTo(new HashedFileName(plainPath, id));
    }

    @Test
    void findsAnIdOfTheGreatestLength() {
        assertThat(HashedFileName.parse("/x-" + ID.repeat(4), 64)).isEqualTo(new HashedFileName("/x", ID.repeat(4)));
    }

    @Test
    void findsTheLastOfTwoIds() {
        assertThat(HashedFileName.parse("/x-aaaaaaaaaaaaaaaa-0123456789abcdef.css", ID.length()))
                .isEqualTo(new HashedFileName("/x-aaaaaaaaaaaaaaaa.css", ID));
    }

    @Property
    void parsesTheFileNamesThatItWrites(@ForAll String name) {
        String path = AssetPath.canonical("/" + name.replace('?', 'q').replace('#', 'h').replace('%', 'p'));
        if (path != null && !path.endsWith("/")) {
            assertThat(HashedFileName.parse(new FileNameUrlStyle().apply(path, ID), ID.length()))
                    .isEqualTo(new HashedFileName(path, ID));
        }
    }
}
