package io.quarkiverse.cachebuster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Compares the page about messages with the messages in the sources, which are all string literals with two spaces or more. */
class MessagesTest {

    private static final Pattern TOKEN = Pattern
            .compile("\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])'|//[^\n]*|/\\*(?s:.*?)\\*/");
    private static final Pattern DEBUG = Pattern.compile("LOG\\.(debug|trace)f?\\([^;]*;");
    private static final Pattern LITERAL = Pattern.compile("\"((?:\\\\.|[^\"\\\\\n])*)\"");

    private static final Pattern WORDS = Pattern.compile("[A-Za-z]{2,} .*[A-Za-z]{2,}");

    /** Cannot happen, or is not printed. */
    private static final Set<String> UNPRINTED = Set.of("SHA-256 is not available", "SHA-384 is not available",
            "not a SHA-256 hash", "dev mode has no earlier builds", "interrupted while hashing '", "' is outside of '",
            "' has changed while it was being read",
            "the client has disconnected", "the bytes cannot be read", "the application is shutting down",
            "Interrupted while processing", "its name contains a hash of its content",
            "the configuration leaves the page alone", "Cannot read the version of the Brotli encoder");

    /** Has the texts of the Dev UI, which are not messages. */
    private static final String DEV_UI = "DevUIProcessor.java";

    /** What {@code MessagesTest} of the deployment module makes the extension print. */
    private static final Path TRIED = Path
            .of("../deployment/src/test/resources/io/quarkiverse/cachebuster/deployment/messages");

    /** Tests that provoke further messages, which need a clock, two dependencies or a blocked class loader. */
    private static final List<String> FURTHER_TESTS = List.of(
            "runtime/src/test/java/io/quarkiverse/cachebuster/runtime/ConfiguredDirectoriesTest.java",
            "runtime/src/test/java/io/quarkiverse/cachebuster/runtime/UnknownAssetsTest.java",
            "runtime/src/test/java/io/quarkiverse/cachebuster/runtime/live/ClassPathReadsTest.java",
            "runtime/src/test/java/io/quarkiverse/cachebuster/runtime/page/TemplateReferencesTest.java",
            "deployment/src/test/java/io/quarkiverse/cachebuster/deployment/ReportTest.java",
            "deployment/src/test/java/io/quarkiverse/cachebuster/test/css/SheetsOfTwoDependenciesTest.java");

    /** Cannot be provoked: no encoder or a defective one, a full disk, a file that disappears between two build steps. */
    private static final Set<String> UNTRIED = Set.of("' encoder available for this platform; skipping this encoding",
            "No Brotli encoder available for this platform; skipping deltas", "the Brotli encoder has written something else",
            "Cannot compress the static resource '", "no space left for", "Cannot read the script '",
            "Cannot read the archive '", "interrupted while reading '");

    @Test
    void eachIsExplained() {
        String page = Examples.unbroken(Page.named("troubleshooting.adoc").textWithExamples());

        List<String> inCode = messages().stream().filter(message -> WORDS.matcher(message).find()).toList();

        assertThat(inCode).hasSizeGreaterThan(30);
        assertThat(inCode.stream().filter(message -> !page.contains(message) && !UNPRINTED.contains(message)))
                .as("messages that troubleshooting.adoc and console/messages.txt don't have").isEmpty();
    }

    @Test
    void eachThatIsExplainedExists() {
        Set<String> inCode = messages();

        assertThat(Examples.messages("console/messages.txt").stream().filter(
                message -> inCode.stream().noneMatch(message::contains)))
                .as("messages that no longer exist").isEmpty();
    }

    @Test
    void eachIsTried() {
        String tried = Stream.concat(Examples.files(TRIED).stream().filter(file -> file.toString().endsWith(".txt"))
                .map(Examples::read),
                FURTHER_TESTS.stream().flatMap(test -> literals(Examples.read(Path.of("../" + test)))))
                .map(Examples::unbroken).collect(Collectors.joining("\n"));

        assertThat(messages().stream().filter(message -> WORDS.matcher(message).find() && !tried.contains(message)
                && !UNPRINTED.contains(message) && !UNTRIED.contains(message)))
                .as("messages that no test provokes").isEmpty();
    }

    /** The constant parts of the messages. */
    private static Set<String> messages() {
        Set<String> messages = new TreeSet<>();
        for (String module : List.of("runtime", "deployment")) {
            for (Path file : Examples.files(Path.of("../" + module + "/src/main/java"))) {
                if (!file.endsWith(DEV_UI)) {
                    literals(Examples.read(file)).forEach(literal -> parts(literal).forEach(messages::add));
                }
            }
        }
        return messages;
    }

    private static Stream<String> literals(String source) {
        return LITERAL.matcher(DEBUG.matcher(code(source)).replaceAll("")).results().map(literal -> literal.group(1)
                .replace("\\n", "\n").replace("\\t", "\t").replace("\\\"", "\"").replace("\\\\", "\\"));
    }

    /** Without comments and character literals, and with strings in one piece. */
    private static String code(String source) {
        return TOKEN.matcher(source).replaceAll(token -> Matcher.quoteReplacement(
                token.group().startsWith("\"") ? token.group() : " ")).replaceAll("\"\\s*\\+\\s*\"", "");
    }

    private static List<String> parts(String text) {
        return text.chars().filter(c -> c == ' ').count() < 2 ? List.of()
                : Stream.of(text.split("%[sd]")).map(Examples::unbroken).filter(part -> part.length() > 7)
                        .collect(Collectors.toList());
    }
}
