package io.quarkiverse.cachebuster.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** The errors that the guide shows. */
class MistakesTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> Examples.addAll("mistakes", root))
            .overrideConfigKey("quarkus.cache-buster.exclude", "/downloads/**")
            .assertException(thrown -> assertThat(Examples.unbroken(thrown.getMessage()))
                    .contains(Examples.messages("console/template-error.txt"))
                    .contains(Examples.messages("console/template-errors.txt")));

    @Test
    void areReportedAsShown() {
        fail("the build should have failed");
    }
}
