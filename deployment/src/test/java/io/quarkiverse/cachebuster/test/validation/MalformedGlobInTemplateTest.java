package io.quarkiverse.cachebuster.test.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class MalformedGlobInTemplateTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("export {}"), "META-INF/resources/js/a.js")
            .addAsResource(new StringAsset("{asset:importmap('/js/[a')}"), "templates/page.html"))
            .assertException(thrown -> assertThat(thrown)
                    .hasMessageContaining("page.html:1:1 - {asset:importmap('/js/[a')}:"
                            + " '/js/[a' is not a valid glob: '[' is not closed"));

    @Test
    void failsTheBuild() {
        fail("the build should have failed");
    }
}
