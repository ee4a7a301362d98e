package io.quarkiverse.cachebuster.deployment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.Response;

/** Path permissions, exclusions and CORS headers apply to what earlier builds served, too. */
class HistoryAccessTest {

    private static final String ROOT = "META-INF/resources";
    private static final Path ARCHIVES = Path.of("target", "archives of earlier builds").toAbsolutePath();
    private static final String ID = Fingerprint.of("old".getBytes(StandardCharsets.UTF_8)).cacheId(16, "");

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("current"), ROOT + "/public/changed.css")
            .addAsResource(new StringAsset("current"), ROOT + "/private/changed.css"))
            .setBeforeAllCustomizer(HistoryAccessTest::deploy)
            .setForcedDependencies(List.of(Dependency.of("io.quarkus", "quarkus-security", Version.getVersion())))
            .overrideConfigKey("quarkus.application.name", "app")
            .overrideConfigKey("quarkus.cache-buster.history.directory", ARCHIVES.toString())
            .overrideConfigKey("quarkus.cache-buster.url-style", "file-name")
            .overrideConfigKey("quarkus.cache-buster.exclude", "/taken/**")
            .overrideConfigKey("quarkus.http.auth.permission.private.paths", "/private/*")
            .overrideConfigKey("quarkus.http.auth.permission.private.policy", "deny")
            .overrideRuntimeConfigKey("quarkus.cache-buster.base-url", "https://cdn.example.com");

    private static void deploy() {
        Map<String, String> files = new HashMap<>();
        for (String folder : List.of("/public/", "/private/", "/taken/")) {
            for (String name : List.of("changed.css", "removed.css", "a (1)@.css")) {
                files.put(folder + name, "old");
            }
        }
        try {
            EarlierBuilds.deploy(Files.createDirectories(ARCHIVES),
                    new BuildSettings(16, "v", "file-name", EarlierBuilds.SETTINGS.saltHash()), files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /public/changed.css?v=ID
            /public/changed-ID.css
            /public/removed.css?v=ID
            /public/removed-ID.css
            /public/%72emoved-ID.css
            /public/a%20(1)@-ID.css
            /public/a%20%281%29%40.css?v=ID
            """)
    void permitsWhatIsPermitted(String url) {
        Response response = get(url);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.asString()).isEqualTo("old");
        assertThat(response.headers().getValues("Cache-Control")).containsExactly("max-age=31536000, immutable");
        assertThat(response.headers().getValues("Access-Control-Allow-Origin")).containsExactly("*");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /private/changed.css?v=ID
            /private/changed-ID.css
            /private/removed.css?v=ID
            /private/removed-ID.css
            /%70rivate/removed.css?v=ID
            /%70rivate/removed-ID.css
            /private/%72emoved.css?z=ID
            /private%2Fremoved.css?v=ID
            /private%2Fremoved-ID.css
            /public/../private/removed-ID.css
            //private/removed-ID.css
            /private/./removed-ID.css
            /private/a%20%281%29%40-ID.css
            """)
    void refusesWhatIsDenied(String url) {
        assertThat(get(url).statusCode()).isIn(401, 403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /taken/removed.css?v=ID
            /taken/removed-ID.css
            /taken/%72emoved-ID.css
            /PRIVATE/removed-ID.css
            /public/removed.css
            """)
    void doesNotFindWhatIsExcludedOrUnknown(String url) {
        assertThat(get(url).statusCode()).isEqualTo(404);
    }

    /** Whether Quarkus removes them before it checks permissions depends on its version. */
    @Test
    void matrixParametersDoNotBypassPermissions() {
        assertThat(get("/private;x/removed-ID.css").statusCode()).isIn(403, 404);
    }

    private static Response get(String url) {
        return given().urlEncodingEnabled(false).get(url.replace("ID", ID));
    }
}
