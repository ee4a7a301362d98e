package io.quarkiverse.cachebuster.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class WrongPageTest {

    private static final Pattern CODE = Pattern.compile("<code[^>]*>(.*?)</code>");

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
            "A file that does not exist, '/static/pictures/atlantis.svg', ERROR_MISSING_FILE,     '/static/pictures/atlantis.svg'",
            "The wrong case,             '/static/pictures/Ridge.svg',    ERROR_MISSING_FILE,     '/static/pictures/Ridge.svg'",
            "A directory,                '/static/pictures',              ERROR_IS_DIRECTORY,     '/static/pictures'",
            "A blank path,               ' ',                             ERROR_NO_FILE_PROVIDED, ''",
            "No path,                    null,                            ERROR_NO_FILE_PROVIDED, ''",
            "A path outside the site,    '/../../etc/passwd',             ERROR_MISSING_FILE,     '/../../etc/passwd'",
            "A path relative to the page, '../pictures/ridge.svg',        ERROR_MISSING_FILE,     '../pictures/ridge.svg'",
            "A file on another site, 'https://example.com/ridge.svg', ERROR_MISSING_FILE, 'https://example.com/ridge.svg'",
    })
    void showsMarkersForWrongPaths(String what, String path, String marker, String url) {
        String page = Site.page("/wrong");
        String article = page.substring(page.indexOf("<h2>" + what + "</h2>"));

        List<String> pathIdAndUrl = CODE.matcher(article).results().map(MatchResult::group)
                .map(code -> Site.unescape(code.replaceAll("<[^>]*>", ""))).limit(3).toList();

        assertThat(pathIdAndUrl).containsExactly(path, marker, url);
    }
}
