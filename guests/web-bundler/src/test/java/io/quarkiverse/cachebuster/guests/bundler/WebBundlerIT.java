package io.quarkiverse.cachebuster.guests.bundler;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class WebBundlerIT {

    private static final String IMMUTABLE = "max-age=31536000, immutable";

    private static String inPage(String pattern) {
        String page = get("/page").asString();
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "js", "css" })
    void theBundleIsCachedForeverUnderItsPlainUrl(String extension) {
        String url = inPage("\"(/static/bundle/[^\"?]+\\." + extension + ")\"");

        assertThat(get(url).header("Cache-Control")).isEqualTo(IMMUTABLE);
    }

    @Test
    void staticFilesHaveAnId() {
        assertThat(get(inPage("src=\"(/static/logo\\.svg\\?v=[0-9a-f]{16})\"")).header("Cache-Control")).isEqualTo(IMMUTABLE);
    }

    @Test
    void staticFilesAreRevalidatedUnderTheirPlainUrl() {
        assertThat(get("/static/logo.svg").header("Cache-Control")).isEqualTo("no-cache");
    }
}
