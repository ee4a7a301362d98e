package io.quarkiverse.cachebuster.test.prod;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

@Tag("rollout")
class DeltasTest {

    private static final String RESOURCE = "META-INF/resources/x.js";
    private static final String SCRIPT = new Random(1).ints(2_000).mapToObj(Integer::toString)
            .collect(Collectors.joining(",", "let x = [", "];"));
    private static final String OLD = SCRIPT + "'before'";
    private static final String CURRENT = SCRIPT + "'after'";

    @TempDir
    static Path directory;
    static ProductionBuild before;
    static ProductionBuild after;

    @BeforeAll
    static void buildTwice() throws Exception {
        Path archives = directory.resolve("archives");
        Map<String, String> properties = Map.of("quarkus.cache-buster.history.directory", archives.toString(),
                "quarkus.cache-buster.deltas.enabled", "true");
        before = ProductionBuild.of(directory.resolve("a"), Map.of(RESOURCE, OLD), properties);
        DeployStep.run(before, archives);
        after = ProductionBuild.of(directory.resolve("b"), Map.of(RESOURCE, CURRENT), properties);
    }

    @Test
    void areBuiltAgainstTheArchivesOfEarlierBuilds() throws Exception {
        assertThat(after.entryNames("generated-bytecode.jar", "META-INF/cache-buster/"))
                .filteredOn(name -> name.endsWith(".dcb")).hasSize(1);
    }

    @Test
    void areSentToClientsWithAnEarlierVersion() throws Exception {
        HttpResponse<byte[]> response = get(after, CURRENT, OLD);

        assertThat(response.headers().firstValue("Content-Encoding")).contains("dcb");
        assertThat(response.body()).startsWith(0xff, 0x44, 0x43, 0x42).hasSizeLessThan(200);
    }

    @Test
    void canReferToWhatTheFirstBuildServed() throws Exception {
        HttpResponse<byte[]> response = get(before, OLD, "unknown");

        assertThat(response.headers().firstValue("Content-Encoding")).contains("br");
        assertThat(response.headers().firstValue("Use-As-Dictionary")).contains("match=\"/x.js\"");
    }

    private static HttpResponse<byte[]> get(ProductionBuild build, String script, String dictionary) throws Exception {
        byte[] hash = HexFormat.of().parseHex(fingerprint(dictionary).hex());
        try (RunningApplication application = RunningApplication.start(build, 0, Map.of())) {
            HttpRequest request = HttpRequest
                    .newBuilder(URI.create(application.url("/x.js?v=" + fingerprint(script).cacheId(16, ""))))
                    .header("Accept-Encoding", "br, dcb")
                    .header("Available-Dictionary", ":" + Base64.getEncoder().encodeToString(hash) + ":")
                    .build();
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static Fingerprint fingerprint(String script) {
        return Fingerprint.of(script.getBytes(StandardCharsets.UTF_8));
    }
}
