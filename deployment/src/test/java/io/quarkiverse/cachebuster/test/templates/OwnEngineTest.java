package io.quarkiverse.cachebuster.test.templates;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.runtime.qute.AssetNamespace;
import io.quarkiverse.cachebuster.runtime.qute.CacheIdResolver;
import io.quarkus.qute.Engine;
import io.quarkus.test.QuarkusUnitTest;

class OwnEngineTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/x.css"));

    @Inject
    CacheBuster cacheBuster;

    @Test
    void rendersCacheIdsAndUrls() {
        Engine engine = Engine.builder().addDefaults()
                .addValueResolver(new CacheIdResolver(cacheBuster))
                .addNamespaceResolver(new AssetNamespace(cacheBuster))
                .build();

        assertThat(engine.parse("{cacheId('/x.css')} {asset:url(path)}").data("path", "/x.css").render())
                .isEqualTo("62368a1a29259b30 /x.css?v=62368a1a29259b30");
    }
}
