package io.quarkiverse.cachebuster.test.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Base64;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.test.QuarkusUnitTest;

class IntegrityInTemplatesTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("alert(1)"), "META-INF/resources/static/x.js")
            .addAsResource(new StringAsset("<script src=\"{asset:url('/static/x.js')}\""
                    + " integrity=\"{asset:integrity('/static/x.js')}\"></script>"), "templates/page.html"));

    @Inject
    Template page;

    @Inject
    Engine engine;

    @Inject
    CacheBuster cacheBuster;

    @Test
    void isTheHashOfTheBytes() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-384").digest("alert(1)".getBytes());

        // twice: the second result is cached
        for (int i = 0; i < 2; i++) {
            assertThat(page.render()).contains("integrity=\"sha384-" + Base64.getEncoder().encodeToString(hash) + "\"");
        }
    }

    @Test
    void isEmptyForAnythingElse() {
        assertThat(engine.parse("[{asset:integrity(path)}]").data("path", "/gone.js").render()).isEqualTo("[]");
        assertThat(engine.parse("[{asset:integrity(path)}]").data("path", null).render()).isEqualTo("[]");
        assertThat(cacheBuster.integrity("https://example.com/x.js")).isEmpty();
        assertThat(cacheBuster.integrity(null)).isEmpty();
        assertThat(cacheBuster.integrity("/static")).isEmpty();
    }
}
