package io.quarkiverse.cachebuster.test.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class SkillErrorsTest {

    private static final List<String> ERRORS = Skill.blocks("text").stream().flatMap(String::lines).toList();

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/static/app.css")
            .addAsResource(new StringAsset(wrongExpressions()), "templates/page.txt"))
            .assertException(thrown -> assertThat(thrown.getMessage())
                    .contains("Found incorrect expressions (4)")
                    .contains(ERRORS));

    @Test
    void areThoseOfTheBuild() {
        fail("the build should have failed");
    }

    private static String wrongExpressions() {
        return String.join("\n", ERRORS.stream().map(error -> error.substring(0, error.indexOf("}:") + 1)).toList());
    }
}
