package io.quarkiverse.cachebuster.docs;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Inject;

import org.acme.Links;
import org.acme.OwnEngine;
import org.acme.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.qute.Engine;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** The templates, the Java and the responses that the guide shows. */
class SnippetsTest {

    private static final String CURL = "\\$ curl -I '?http://localhost:8080(/[^']+)'?";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> {
        root.addPackage(Picture.class.getPackage()).addClass(Examples.class);
        Examples.addAll("site", root);
    }).overrideRuntimeConfigKey("quarkus.cache-buster.directories.\"/uploads\"",
            Examples.ROOT.resolve("site/META-INF/resources/static/thumbnails").toAbsolutePath().toString());

    @Inject
    CacheBuster cacheBuster;

    @Inject
    Engine engine;

    @Inject
    Links links;

    @Test
    void everyTemplateNamesExistingAssets() {
        Map<String, String> rendered = new TreeMap<>();
        for (Path file : Examples.files(Examples.ROOT.resolve("site/templates"))) {
            rendered.put(file.getFileName().toString(), render(file.getFileName().toString()));
        }

        assertThat(rendered).hasSizeGreaterThan(5).allSatisfy((name, output) -> assertThat(output).as(name)
                .doesNotContain("ERROR_", "NOT_FOUND", "{asset", "{cacheId")
                .containsPattern("\\?(v|cache_id)=[0-9a-f]{16}\""));
    }

    @Test
    void outputIsAsShown() {
        Map<String, String> expected = new LinkedHashMap<>();
        Map<String, String> actual = new LinkedHashMap<>();
        for (Path file : Examples.files(Examples.ROOT.resolve("site/rendered"))) {
            String name = file.getFileName().toString();
            expected.put(name, withoutSpace(Examples.read(file)));
            actual.put(name,
                    withoutSpace(name.endsWith(".css") ? get(cacheBuster.url("/static/" + name)).asString() : render(name)));
        }

        assertThat(actual).isNotEmpty().isEqualTo(expected);
    }

    @Test
    void javaIsAsShown() {
        assertThat(links.logo()).isEqualTo(cacheBuster.url("/static/logo.svg"));
        assertThat(withoutSpace(links.all())).isEqualTo(withoutSpace(Examples.read("console/methods.txt")));
        assertThat(
                OwnEngine.create(cacheBuster).parse("{asset:url('/static/logo.svg')} {cacheId('/static/logo.svg')}").render())
                .isEqualTo(links.logo() + " " + cacheBuster.cacheId("/static/logo.svg"));
    }

    @Test
    void responsesAreAsShown() {
        responseIsAsShown("console/immutable.txt");
        responseIsAsShown("console/plain.txt");
    }

    /** The first line is the command, the second one the status, the others are some of the headers. */
    private static void responseIsAsShown(String example) {
        List<String> lines = Examples.read(example).strip().lines().toList();
        assertThat(lines.get(0)).matches(CURL);
        Response response = RestAssured.given().urlEncodingEnabled(false).head(lines.get(0).replaceFirst(CURL, "$1"));

        assertThat(response.statusLine()).isEqualTo(lines.get(1));
        assertThat(response.headers().asList()).extracting(header -> header.getName() + ": " + header.getValue())
                .containsAll(lines.subList(2, lines.size()));
    }

    /** The guide breaks the long lines of import maps. */
    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }

    private String render(String template) {
        return engine.getTemplate(template)
                .data("picture", new Picture(7), "nonce", "r4nd0m")
                .render();
    }
}
