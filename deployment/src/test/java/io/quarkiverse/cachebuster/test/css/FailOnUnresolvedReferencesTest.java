package io.quarkiverse.cachebuster.test.css;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class FailOnUnresolvedReferencesTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("\n  a{b:url(x.png)}"), "META-INF/resources/a.css")
            .addAsResource(new StringAsset("@import 'a.cs';"), "META-INF/resources/sub/b.css"))
            .overrideConfigKey("quarkus.cache-buster.css.unresolved", "fail")
            .assertException(thrown -> assertThat(thrown).hasMessageContainingAll(
                    "quarkus.cache-buster.css.unresolved=warn",
                    "/a.css:2:11 - 'x.png': no static resource '/x.png'",
                    "/sub/b.css:1:10 - 'a.cs': no static resource '/sub/a.cs'"));

    @Test
    void reportsAllOfThemAtOnce() {
        fail("the build should have failed");
    }
}
