package io.quarkiverse.cachebuster.runtime.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Arbitrary and very large content. */
class ScriptScannerTest {

    private static class Literals implements ScriptListener {

        private final List<String> texts = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public void start(Literal kind) {
            text.setLength(0);
        }

        @Override
        public void add(char c, int line, int column) {
            text.append(c).append('@').append(line).append(':').append(column).append(' ');
        }

        @Override
        public void endOfAlternative() {
            text.append("| ");
        }

        @Override
        public void end() {
            texts.add(text.toString());
        }
    }

    private static List<String> literals(InputStream content) throws IOException {
        Literals literals = new Literals();
        new ScriptScanner(new ScriptInput(new InputStreamReader(content, UTF_8)), literals).scan();
        return literals.texts;
    }

    @Provide
    Arbitrary<String> nastyScripts() {
        return Arbitraries
                .of("'", "\"", "`", "${", "}", "{", "(", ")", "[", "]", "/", "//", "/*", "*/", "\\", "\\x", "\\u", "\\u{",
                        "4", "41", "1f600", "\n", "\r", "\r\n", "\u2028", "\u00A0", "\uFEFF", "#!", "#", "$", "|", ".", "=",
                        "+", "-", " ",
                        "a", "é", "😀", "return", "typeof", "of", "if", "in", "import", "from", "meta", "resolve", "export",
                        "x.png")
                .list().ofMaxSize(40).map(parts -> String.join("", parts));
    }

    @Property
    void findsTheSameInChunksOfAnySize(@ForAll("nastyScripts") String script, @ForAll @IntRange(min = 1, max = 7) int size)
            throws IOException {
        byte[] bytes = script.getBytes(UTF_8);

        assertThat(literals(new Chunks(bytes, size))).isEqualTo(literals(new ByteArrayInputStream(bytes)));
    }

    private static final class Chunks extends ByteArrayInputStream {

        private final int size;

        Chunks(byte[] bytes, int size) {
            super(bytes);
            this.size = size;
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, size));
        }
    }

    @Property
    void staysInRange(@ForAll("nastyScripts") String script) throws IOException {
        assertInRange(script.getBytes(UTF_8));
    }

    @Property
    void staysInRangeInAnyBytes(@ForAll byte[] script) throws IOException {
        assertInRange(script);
    }

    private static void assertInRange(byte[] bytes) throws IOException {
        String[] lines = new String(bytes, UTF_8).replaceFirst("^\uFEFF", "").split("\r\n|\n|\r", -1);
        new ScriptScanner(new ScriptInput(new InputStreamReader(new ByteArrayInputStream(bytes), UTF_8)), new Literals() {
            @Override
            public void add(char c, int line, int column) {
                assertThat(line).isBetween(1, lines.length);
                // including the line feed at the end of a line in a template
                assertThat(column).isBetween(1, lines[line - 1].codePointCount(0, lines[line - 1].length()) + 1);
            }
        }).scan();
    }

    @Property
    void recoversAfterAnyContentThatIsClosed(@ForAll("nastyScripts") String content) throws IOException {
        // including all asterisks before the slash, since a remaining one could end the comment
        String script = "/*" + content.replaceAll("\\*+/", "") + "*/'" + content.replaceAll("['\\\\\r\n]", "") + "';\n`"
                + content.replaceAll("[`$\\\\]", "") + "`; 'end'";

        assertThat(literals(new ByteArrayInputStream(script.getBytes(UTF_8)))).hasSize(3).last().asString()
                .matches("e@.* n@.* d@.* ");
    }

    @ParameterizedTest
    @ValueSource(strings = { "'", "\\", "/", "`${", "'\\u{", "(", "=/[", "=/[\\", "/*", "\"x.png'", "`x.png\\\"", "=/x.png$|",
            "import(", "\r\n" })
    void readsThirtyMegabytesOfAnythingInSeconds(String part) {
        assertReadInSeconds("", part, 30_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "'", "`", "=/", "=/[", "`${", "/*", "//", "'\\u{", "import(`" })
    void readsTokensOfAnyLengthInSeconds(String start) {
        for (String part : List.of("a", "\\\\", "\"", "'", "\\\"", "x.png\"", "\\", "$|", "$)", "0", "${", "/", "}", "=/a",
                "\\x", "é")) {
            assertReadInSeconds(start, part, 1_000_000);
        }
    }

    private static void assertReadInSeconds(String start, String part, int size) {
        List<String> names = List.of("/x.png", "/\"'\"'\"'\"'\"'.png", "/" + "\"".repeat(20), "/" + "a".repeat(250), "/$");
        byte[] script = (start + part.repeat(size / part.length())).getBytes(UTF_8);
        assertTimeoutPreemptively(Duration.ofSeconds(30),
                () -> FileNames.of(names).search("/a.js", new ByteArrayInputStream(script)));
    }

    @Test
    void findsLiteralsAfterBracketsOfAnyDepth() throws IOException {
        String script = "(".repeat(200_000) + "{".repeat(200_000) + "'x'" + "}".repeat(200_000) + ")".repeat(200_000)
                + " / 'y' / 2";

        assertThat(literals(new ByteArrayInputStream(script.getBytes(UTF_8)))).containsExactly("x@1:400002 ", "y@1:800008 ");
    }

    @Test
    void ignoresRegularExpressionsThatAreTooLong() throws IOException {
        String script = "a = /" + "b".repeat(ScriptInput.MAX_LOOK_AHEAD) + "'c'/";

        assertThat(literals(new ByteArrayInputStream(script.getBytes(UTF_8)))).hasSize(1);
    }
}
