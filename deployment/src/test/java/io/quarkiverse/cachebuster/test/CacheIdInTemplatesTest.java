package io.quarkiverse.cachebuster.test;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.qute.Template;
import io.quarkus.test.QuarkusUnitTest;

class CacheIdInTemplatesTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/static/site.css")
            .addAsResource(new StringAsset("""
                    <link href="/static/site.css?v={cacheId('/static/site.css')}"> {asset:url('/static/site.css')}
                    """), "templates/page.html"));

    @Inject
    Template page;
    @Inject
    CacheBuster cacheBuster;

    @Test
    void isTheHashOfTheBytes() {
        assertThat(cacheBuster.cacheId("/static/site.css")).isEqualTo("62368a1a29259b30");
    }

    @Test
    void rendersTheIdOfALiteral() {
        assertThat(page.render()).contains("href=\"/static/site.css?v=62368a1a29259b30\"")
                .contains(" /static/site.css?v=62368a1a29259b30\n");
    }
}
