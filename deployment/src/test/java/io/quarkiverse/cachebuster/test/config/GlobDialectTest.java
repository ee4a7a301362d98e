package io.quarkiverse.cachebuster.test.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.qute.Engine;
import io.quarkus.test.QuarkusUnitTest;

class GlobDialectTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("export {}"), "META-INF/resources/js/a.js")
            .addAsResource(new StringAsset("export {}"), "META-INF/resources/js/b.js")
            .addAsResource(new StringAsset("export {}"), "META-INF/resources/js/c.js")
            .addAsResource(new StringAsset("export {}"), "META-INF/resources/img/" + "deep/".repeat(20) + "d.js")
            .addAsResource(new StringAsset("{asset:importmap('/js/{a,b}.js')} {cacheId('/late/x.js')} {cacheId('/late/y.js')}"),
                    "templates/page.html"))
            .overrideConfigKey("quarkus.cache-buster.include", "/{js\\,img}/**")
            .overrideConfigKey("quarkus.cache-buster.exclude", "/js/[c-z].js")
            .overrideConfigKey("quarkus.cache-buster.templates.unchecked-paths", "late/{x\\,y}.js");

    @Inject
    CacheBuster cacheBuster;

    @Inject
    Engine engine;

    @Test
    void appliesToIncludeAndExclude() {
        assertThat(cacheBuster.cacheId("/js/a.js")).hasSize(16);
        assertThat(cacheBuster.cacheId("/js/b.js")).hasSize(16);
        assertThat(cacheBuster.cacheId("/js/c.js")).isEqualTo(CacheBuster.ERROR_MISSING_FILE);
    }

    @Test
    void appliesToImportMaps() {
        assertThat(cacheBuster.importMap("/js/{a,c}.js")).contains("/js/a.js").doesNotContain("/js/b.js", "/js/c.js");
    }

    @Test
    void selectsNothingForAMalformedGlob() {
        assertThat(cacheBuster.importMap("/js/{a", "[", "\\")).isEqualTo("{\"imports\":{}}");
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void isFastForAHostileGlobInATemplate() {
        assertThat(engine.parse("{asset:importmap(glob)}").data("glob", "**/".repeat(160) + "*x").render())
                .contains("{\"imports\":{}}");
    }
}
