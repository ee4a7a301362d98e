package io.quarkiverse.cachebuster.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/**
 * What the README shows of the demo.
 */
@QuarkusTest
class ReadmeTest {

    private static final Pattern CURL = Pattern
            .compile("```console\n\\$ curl -I 'http://localhost:8080([^']+)'\n([^\n]+)\n((?s:.+?))\n```");

    @Test
    void showsAResponseOfTheDemo() throws IOException {
        Matcher shown = CURL.matcher(Files.readString(Path.of("../README.md")));
        assertThat(shown.find()).isTrue();

        Response response = RestAssured.head(shown.group(1));

        assertThat(response.statusLine()).isEqualTo(shown.group(2));
        assertThat(response.headers().asList()).extracting(header -> header.getName() + ": " + header.getValue())
                .containsAll(List.of(shown.group(3).split("\n")));
    }
}
