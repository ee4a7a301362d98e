package io.quarkiverse.cachebuster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class ReadmeTest {

    /** What no test runs. */
    private static final Set<String> COMMANDS = Set.of("mvn -DskipTests install",
            "mvn -DskipTests package && java -jar integration-tests/target/quarkus-app/quarkus-run.jar", "mvn verify");

    private static final Pattern BLOCK = Pattern.compile("(?m)^```[a-z]+\n((?s:.+?))\n```$");
    private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");

    @Test
    void hasOnePage() {
        assertThat(Readme.text().lines()).hasSizeLessThanOrEqualTo(120);
    }

    @Test
    void showsNothingButTestedExamples() {
        String examples = Examples.files(Examples.ROOT).stream().filter(file -> !file.toString().matches(".*\\.(woff2|jpg)"))
                .map(Examples::read).map(ReadmeTest::unindented).collect(Collectors.joining("\n"));

        assertThat(BLOCK.matcher(Readme.text()).results().map(block -> block.group(1))).hasSizeGreaterThan(5)
                .allMatch(block -> COMMANDS.contains(block) || examples.contains(unindented(block)));
    }

    private static String unindented(String text) {
        return text.replaceAll("(?m)^ +", "");
    }

    @Test
    void linksToWhatExists() {
        assertThat(LINK.matcher(Readme.text()).results().map(MatchResult::group)).isNotEmpty();
        assertThat(LINK.matcher(Readme.text()).results().map(link -> link.group(1))
                .filter(target -> !target.startsWith("https://"))).isNotEmpty().allSatisfy(ReadmeTest::exists);
    }

    private static void exists(String target) {
        String[] parts = target.split("#", 2);
        Path file = Path.of("..").resolve(parts[0]);
        assertThat(file).exists();
        assertThat(parts.length == 1 || Page.of(file).hasAnchor(parts[1])).as(target).isTrue();
    }
}
