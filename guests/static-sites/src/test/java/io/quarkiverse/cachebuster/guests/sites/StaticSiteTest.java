package io.quarkiverse.cachebuster.guests.sites;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.ProdModeTestResults;
import io.quarkus.test.QuarkusProdModeTest;
import io.vertx.core.json.JsonObject;

/**
 * Checks what becomes of the pages of a site that knows nothing of the extension.
 */
abstract class StaticSiteTest {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[0-9.:]+)");
    private static final Pattern ID = Pattern.compile("\\?v=([0-9a-f]{16})");
    private static final Pattern URL_WITH_ID = Pattern.compile("([^\\s\"'(),=]+)" + ID);

    abstract NpmSite site();

    abstract QuarkusProdModeTest application();

    /** Only fields of the concrete class are set. */
    abstract ProdModeTestResults build();

    /** The number of references of each kind and state, with the reason. */
    abstract String pages();

    String templates() {
        return pages();
    }

    @Test
    void pagesHaveIds() throws Exception {
        assertThat(table("page")).isEqualTo(pages());
    }

    @Test
    void templatesHaveIds() throws Exception {
        assertThat(table("template")).isEqualTo(templates());
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/pages/" })
    void nothingButIdsIsAdded(String directory) throws Exception {
        for (String page : site().pages()) {
            assertThat(ID.matcher(text(directory + page)).replaceAll("")).as(page).isEqualTo(site().text(page));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/pages/" })
    void theBytesUnderEachIdHaveThatHash(String directory) throws Exception {
        for (String page : site().pages()) {
            for (MatchResult url : URL_WITH_ID.matcher(text(directory + page)).results().toList()) {
                HttpResponse<byte[]> response = get(URI.create("/" + page).resolve(url.group()).toString());

                assertThat(response.statusCode()).as(url.group()).isEqualTo(200);
                assertThat(response.headers().firstValue("Cache-Control")).as(url.group())
                        .contains("max-age=31536000, immutable");
                assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(response.body())))
                        .startsWith(url.group(2));
            }
        }
    }

    private String table(String kind) throws Exception {
        JsonObject report = new JsonObject(Files.readString(build().getBuildDir().resolve("cache-buster/report.json")));
        return report.getJsonArray("documents").stream().map(JsonObject.class::cast)
                .filter(document -> document.getString("kind").equals(kind))
                .flatMap(document -> document.getJsonArray("references").stream()).map(JsonObject.class::cast)
                .collect(Collectors.groupingBy(StaticSiteTest::row, TreeMap::new, Collectors.counting()))
                .entrySet().stream().map(row -> row.getKey() + ": " + row.getValue() + "\n").collect(Collectors.joining());
    }

    private static String row(JsonObject reference) {
        String why = reference.getString("why", reference.getString("problem", ""));
        return reference.getString("kind") + ", " + reference.getString("state") + (why.isEmpty() ? "" : ", " + why);
    }

    private String text(String path) throws Exception {
        return new String(get(path).body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        Matcher listening = LISTENING.matcher(application().getStartupConsoleOutput());
        assertThat(listening.find()).isTrue();
        return CLIENT.send(HttpRequest.newBuilder(URI.create(listening.group(1) + path)).build(),
                BodyHandlers.ofByteArray());
    }
}
