package io.quarkiverse.cachebuster.runtime.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SrcsetTest {

    private static final Pattern ESCAPE = Pattern.compile("\\\\u(....)");

    static List<String> conformanceList() throws Exception {
        try (InputStream file = SrcsetTest.class.getResourceAsStream("srcset.txt")) {
            return new String(file.readAllBytes(), UTF_8).lines().filter(line -> !line.startsWith("#")).toList();
        }
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll((MatchResult escape) -> {
            char c = (char) Integer.parseInt(escape.group(1), 16);
            return c == '\\' || c == '$' ? "\\" + c : String.valueOf(c);
        });
    }

    @ParameterizedTest
    @MethodSource("conformanceList")
    void hasTheCandidatesOfTheStandard(String line) {
        int arrow = line.indexOf(" ⇒");
        String srcset = unescaped(line.substring(0, arrow));
        assertThat(Srcset.candidates(srcset)).extracting(candidate -> srcset.substring(candidate.from(), candidate.to()))
                .containsExactlyElementsOf(Pattern.compile(" ").splitAsStream(line.substring(arrow + 2))
                        .filter(url -> !url.isEmpty()).map(SrcsetTest::unescaped).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "‹https://x/a.jpeg?im=Resize,width=800› 800w",
            "‹./hero.png›, ‹./hero-2x.png› 2x",
            "‹a,b.png› 1x,‹c.png› 2x",
            "‹a.png,b.png›",
            "\t‹a.png›\n1x\f,\r‹b.png›",
            "a.png (1x, b.png 2x)",
            "a.png 1x 2w, ‹b.png› 1w 2h, c.png 1h, ‹d.png› 1w",
    })
    void splitsTheUrls(String marked) {
        StringBuilder result = new StringBuilder(Marked.unmarked(marked));
        List<Srcset.Candidate> candidates = Srcset.candidates(Marked.unmarked(marked));
        for (int i = candidates.size() - 1; i >= 0; i--) {
            result.insert(candidates.get(i).to(), '›').insert(candidates.get(i).from(), '‹');
        }
        assertThat(result.toString()).isEqualTo(marked);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/a.png {width}w, /b.png {#if x}2x{/if}" })
    void takesComputedDescriptorsForValid(String srcset) {
        assertThat(Marked.template("<img srcset='" + srcset + "'>").references()).hasSize(2);
    }
}
