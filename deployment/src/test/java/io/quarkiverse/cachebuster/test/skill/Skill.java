package io.quarkiverse.cachebuster.test.skill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

/** The code blocks of the skill for coding agents. */
final class Skill {

    private Skill() {
    }

    /** The content of each block in this language. */
    static List<String> blocks(String language) {
        return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(text()).results().map(block -> block.group(1)).toList();
    }

    private static String text() {
        try (InputStream skill = Skill.class.getResourceAsStream("/META-INF/quarkus-skill.md")) {
            return new String(skill.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
