package io.quarkiverse.cachebuster.test.skill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.qute.Engine;
import io.quarkus.test.QuarkusUnitTest;

/** The skill's templates and its configuration, in one application that has the files they name. */
class SkillTemplatesTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(SkillTemplatesTest::addSnippets)
            .setLogRecordPredicate(record -> record.getMessage().startsWith("Unrecognized configuration key"))
            .assertLogRecords(unrecognized -> assertThat(unrecognized).isEmpty());

    @Inject
    Engine engine;

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 2, 3, 4, 5 })
    void renderUrlsWithIds(int number) {
        assertThat(engine.getTemplate("skill" + number + ".html").data("picture", "logo").render())
                .containsPattern("\\?v=[0-9a-f]{16}")
                .doesNotContain("ERROR_");
    }

    private static void addSnippets(JavaArchive root) {
        for (String file : List.of("static/site.css", "static/app.js", "static/logo.png", "static/logo-2x.png",
                "js/main.js")) {
            root.addAsResource(new StringAsset(file), "META-INF/resources/" + file);
        }
        List<String> templates = Skill.blocks("html");
        assertThat(templates).as("templates, each with a number in the test").hasSize(6);
        for (int i = 0; i < templates.size(); i++) {
            root.addAsResource(new StringAsset(templates.get(i)), "templates/skill" + i + ".html");
        }
        root.addAsResource(new StringAsset(String.join("", Skill.blocks("properties"))), "application.properties");
    }
}
