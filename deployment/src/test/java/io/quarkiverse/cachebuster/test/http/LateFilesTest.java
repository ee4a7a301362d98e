package io.quarkiverse.cachebuster.test.http;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.logging.Level;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.test.assets.Sha256;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.qute.Template;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.Response;
import io.vertx.ext.web.Router;

/** Files are uploaded while the application runs, and a page names one of them. */
class LateFilesTest {

    /** Not a temporary directory, since the test class is initialized twice. */
    private static final Path UPLOADS = Path.of("target/late-files-test").toAbsolutePath();
    private static final String KEY = "quarkus.cache-buster.directories.\"/uploads\"";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addClasses(Pages.class, Sha256.class)
            .addAsResource(new StringAsset("""
                    <img src="{asset:url('/uploads/' + name)}"> {cacheId('/uploads/logo.png')}
                    <img src="/uploads/plain.png">"""), "templates/page.html")
            .addAsResource(new StringAsset("<img src=\"/uploads/plain.png\"><link rel=\"stylesheet\" href=\"x.css\">"),
                    "META-INF/resources/page.html")
            .addAsResource(new StringAsset("a{b:url(uploads/plain.png)}"), "META-INF/resources/x.css"))
            .setForcedDependencies(List.of(Dependency.of("io.quarkus", "quarkus-security", Version.getVersion())))
            .overrideConfigKey(KEY, UPLOADS.toString())
            .overrideConfigKey("quarkus.cache-buster.url-style", "file-name")
            .overrideConfigKey("quarkus.http.auth.permission.secret.paths", "/uploads/secret/*")
            .overrideConfigKey("quarkus.http.auth.permission.secret.policy", "deny")
            .overrideConfigKey("quarkus.http.header.\"Content-Security-Policy\".value", "default-src 'self'")
            .setBeforeAllCustomizer(LateFilesTest::deleteUploads)
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("io.quarkiverse.cachebuster")
                    && record.getLevel().intValue() >= Level.WARNING.intValue())
            .assertLogRecords(records -> assertThat(records).extracting(record -> record.getMessage()).containsExactly(KEY
                    + " is '" + UPLOADS + "', which is not a directory; its files will be served once it is there"));

    /** Long ago, and different for each file. */
    private static long modified = 1_700_000_000_000L;

    @Inject
    CacheBuster cacheBuster;

    @ApplicationScoped
    static class Pages {

        void routes(@Observes Router router, Template page) {
            // on the event loop
            router.get("/page/:name").handler(rc -> rc.response().end(page.data("name", rc.pathParam("name")).render()));
        }
    }

    private static void deleteUploads() {
        for (Path path : List.of(UPLOADS, UPLOADS.resolve("secret"))) {
            File[] files = path.toFile().listFiles();
            for (File file : files == null ? new File[0] : files) {
                file.delete();
            }
        }
        UPLOADS.resolve("secret").toFile().delete();
        UPLOADS.toFile().delete();
    }

    private static void upload(String name, String text) throws IOException {
        Files.createDirectories(UPLOADS.resolve("secret"));
        Files.setLastModifiedTime(Files.writeString(UPLOADS.resolve(name), text), FileTime.fromMillis(modified++));
    }

    private static String urlInPage(String name) {
        return get("/page/{name}", name).asString().replaceFirst("(?s)<img src=\"([^\"]*)\".*", "$1");
    }

    private static Response send(String url) {
        return given().urlEncodingEnabled(false).get(url);
    }

    @Test
    void haveAnIdThatChangesWithTheFile() throws IOException {
        upload("ä b.txt", "one");
        String first = urlInPage("ä b.txt");
        assertThat(first).isEqualTo("/uploads/%C3%A4%20b-" + Sha256.prefix("one".getBytes()) + ".txt");
        assertThat(send(first).header("Cache-Control")).isEqualTo("max-age=31536000, immutable");
        assertThat(send(first).asString()).isEqualTo("one");

        upload("ä b.txt", "other");

        assertThat(send(first).header("Cache-Control")).isEqualTo("no-store");
        assertThat(send(first).asString()).isEqualTo("other");
        assertThat(urlInPage("ä b.txt")).isEqualTo(cacheBuster.url("/uploads/ä b.txt")).isNotEqualTo(first);
        assertThat(send("/uploads/%C3%A4%20b.txt").header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void haveAnIdInLiteralsThatChangesWithTheFile() throws IOException {
        upload("logo.png", "one");
        assertThat(get("/page/logo.png").asString()).contains(" " + Sha256.prefix("one".getBytes()));

        upload("logo.png", "other");

        assertThat(get("/page/logo.png").asString()).contains(" " + Sha256.prefix("other".getBytes()))
                .contains("src=\"/uploads/plain.png\"");
    }

    @Test
    void haveNoIdOnTheEventLoopUntilALargeOneHasBeenHashed() throws IOException {
        String large = "x".repeat(2_000_000);
        upload("logo.png", "any");
        upload("large.txt", large);
        assertThat(urlInPage("large.txt")).isEqualTo("/uploads/large.txt");

        assertThat(send("/uploads/large.txt").asString()).isEqualTo(large);

        assertThat(urlInPage("large.txt")).isEqualTo("/uploads/large-" + Sha256.prefix(large.getBytes()) + ".txt");
    }

    @Test
    void areProtectedByPathPermissions() throws IOException {
        upload("logo.png", "any");
        Files.writeString(UPLOADS.resolve("secret/x.txt"), "secret");

        assertThat(send("/uploads/secret/x.txt").statusCode()).isIn(401, 403);
        assertThat(send("/uploads%2Fsecret/x.txt").statusCode()).isIn(401, 403);
        assertThat(send(cacheBuster.url("/uploads/secret/x.txt")).statusCode()).isIn(401, 403);
    }

    @Test
    void areSandboxedInAdditionToThePolicyOfTheApplication() throws IOException {
        upload("page.svg", "<svg/>");

        assertThat(send("/uploads/page.svg").headers().getValues("Content-Security-Policy"))
                .containsExactlyInAnyOrder("default-src 'self'", "sandbox");
    }
}
