package io.quarkiverse.cachebuster.runtime.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class PathGlobTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "/js/** | /js/a.js | true",
            "/js/** | /js/a/b.js | true",
            "/js/** | /jsx/a.js | false",
            "/js/** | /js | false",
            "js/** | /js/a.js | true",
            "/js/* | /js/a.js | true",
            "/js/* | /js/a/b.js | false",
            "/js/*.js | /js/.js | true",
            "/js/*.min.js | /js/a.min.min.js | true",
            "/js/?.js | /js/a.js | true",
            "/js/?.js | /js/ab.js | false",
            "/js/?.js | /js/.js | false",
            "/js/a?b.js | /js/a/b.js | false",
            "**/x.js | /x.js | true",
            "**/x.js | /a/x.js | true",
            "/**/x.js | /x.js | true",
            "/**/x.js | /a/b/x.js | true",
            "/**/x.js | /a/bx.js | false",
            "/a/**/b/**/c | /a/b/c | true",
            "/a/**/b/**/c | /a/x/b/y/z/c | true",
            "/a/**/b/**/c | /a/x/y/z/c | false",
            "/a**b | /a/x/b | true",
            "/***.js | /a/b.js | true",
            "** | /a/b | true",
            "** | / | true",
            "* | /a | true",
            "* | /a/b | false",
            "/a.js | /abjs | false",
            "/A.js | /a.js | false",
            "/(x)+$^.js | /(x)+$^.js | true",
            "\" /js/* \" | /js/a.js | true",
            "/a | /a/ | false",
            "/** | \"/a\nb\" | true",
            "\"\" | / | true",
            "/é* | /éà | true",
    })
    void matchesWholePaths(String glob, String path, boolean matches) {
        assertThat(PathGlob.parse(glob).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/{js,css}/** | /js/a.js | true",
            "/{js,css}/** | /css/a.js | true",
            "/{js,css}/** | /img/a.js | false",
            "{js,css}/* | /css/a | true",
            "{/js,/css}/* | /css/a | true",
            "/x{,.min}.js | /x.js | true",
            "/x{,.min}.js | /x.min.js | true",
            "/x{}.js | /x.js | true",
            "/{a/*,b/**}/c | /a/x/c | true",
            "/{a/*,b/**}/c | /a/x/y/c | false",
            "/{a/*,b/**}/c | /b/x/y/c | true",
            "/{a,b{c,d,e}f,g} | /bdf | true",
            "/{a,b{c,d,e}f,g} | /bf | false",
            "/{a,b{c,d,e}f,g} | /g | true",
            "/{*.js,?} | /x | true",
            "/{a}{b,c} | /ac | true",
            "/a,b | /a,b | true",
            "/a} | /a} | true",
    })
    void matchesAnyOfTheAlternativesInBraces(String glob, String path, boolean matches) {
        assertThat(PathGlob.parse(glob).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/[a-c] | /b | true",
            "/[a-c] | /d | false",
            "/[abx-z] | /y | true",
            "/[!a-c] | /d | true",
            "/[!a-c] | /b | false",
            "/a[!b]c | /a/c | false",
            "/a[.-0]c | /a/c | false",
            "/[a-] | /- | true",
            "/[*?{] | /* | true",
            "/[^a] | /^ | true",
            "/[\\]] | /] | true",
            "/a] | /a] | true",
            "/\\[slug\\]/\\*\\?\\{\\\\ | /[slug]/*?{\\ | true",
            "/{a\\,b,c} | /a,b | true",
    })
    void matchesOneCharacterOfASetAndEscapedCharacters(String glob, String path, boolean matches) {
        assertThat(PathGlob.parse(glob).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "/{a,b | '{' is not closed",
            "/{a{b} | '{' is not closed",
            "/[ab | '[' is not closed",
            "/[ | '[' is not closed",
            "/[!] | '[]' matches nothing",
            "/[] | '[]' matches nothing",
            "/[z-a] | the range 'z-a' is empty",
            "/x\\ | '\\' must be followed by a character",
            "/[\\ | '\\' must be followed by a character",
    })
    void rejectsAMalformedGlobWithAReason(String glob, String reason) {
        assertThatThrownBy(() -> PathGlob.parse(glob)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void rejectsATooLongGlob() {
        assertThatThrownBy(() -> PathGlob.parse("*".repeat(1_001))).hasMessage("it has more than 1000 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = { "**/", "*", "*a", "**a/", "{a,*}", "{**/,*/}", "[ab]*", "?*", "{{{a,*},*},*}", "**/a*", "**a" })
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void takesLinearTimeForAnyRepetition(String part) {
        PathGlob glob = PathGlob.parse("/" + part.repeat(998 / part.length()) + "x");

        assertThat(glob.matches("/" + "a/".repeat(1_000))).isFalse();
        assertThat(glob.matches("/" + "a".repeat(2_000))).isFalse();
    }

    @Test
    void doesNotOverflowTheStackOnNestedBraces() {
        assertThat(PathGlob.parse("{".repeat(499) + "a" + "}".repeat(499)).matches("/a")).isTrue();
    }

    @Property
    void matchesAPathWhenEscaped(@ForAll String name) {
        String path = "/" + name.strip() + "!";

        assertThat(PathGlob.parse(path.length() > 500 ? "**" : path.replaceAll("(?s).", "\\\\$0")).matches(path)).isTrue();
    }

    @Property(tries = 5_000)
    void matchesLikeTheEquivalentRegularExpression(@ForAll("globs") String glob, @ForAll("paths") String path) {
        assertThat(PathGlob.parse(glob).matches(path)).isEqualTo(Pattern.matches(regex(glob), path));
    }

    @Provide
    Arbitrary<String> globs() {
        return Arbitraries.of("*", "**", "**/", "/**/", "?", "a", "b", "/", "{a,b}", "{,a/}", "{**/,b}", "{*,a{/,?}}").list()
                .ofMaxSize(7).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.strings().withChars('a', 'b', '/').ofMaxLength(7).map(path -> "/" + path);
    }

    private static String regex(String glob) {
        return "/?" + Pattern.compile("\\*{2,}/|\\*{2,}|[*?{},]").matcher(glob).replaceAll(match -> switch (match.group()) {
            case "*" -> "[^/]*";
            case "?" -> "[^/]";
            case "{" -> "(?:";
            case "}" -> ")";
            case "," -> "|";
            default -> match.group().endsWith("/") ? "(?:.*/)?" : ".*";
        });
    }

    @Property
    void failsOnlyForMalformedGlobs(@ForAll @CharRange(from = '*', to = '}') @StringLength(max = 40) String glob,
            @ForAll String path) {
        try {
            PathGlob.parse(glob).matches(path);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("(?s).*(is not closed|nothing|is empty|must be followed).*");
        }
    }
}
