package io.quarkiverse.cachebuster.test.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.qute.Template;
import io.quarkus.test.Mock;
import io.quarkus.test.QuarkusUnitTest;

/**
 * A {@link Mock} bean of the application's tests.
 */
class OwnCacheBusterTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addClass(Counting.class)
            .addAsResource(new StringAsset("export {}"), "META-INF/resources/x.js")
            .addAsResource(new StringAsset("{cacheId('/x.js')} {asset:url('/x.js')} {asset:integrity('/x.js')}"
                    + " {asset:importmap('/*.js')}"), "templates/page.txt"));

    @Inject
    Template page;

    @Test
    void isAskedOnEachRendering() {
        assertThat(page.render())
                .isEqualTo("id 1 url 2 integrity 3 <script type=\"importmap\">{ \"map\": 4 }</script>");
        assertThat(page.render())
                .isEqualTo("id 5 url 6 integrity 7 <script type=\"importmap\">{ \"map\": 8 }</script>");
    }

    @Mock
    @ApplicationScoped
    public static class Counting implements CacheBuster {

        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public String cacheId(@Nullable String path) {
            return "id " + calls.incrementAndGet();
        }

        @Override
        public String url(@Nullable String path) {
            return "url " + calls.incrementAndGet();
        }

        @Override
        public Optional<String> integrity(@Nullable String path) {
            return Optional.of("integrity " + calls.incrementAndGet());
        }

        @Override
        public String importMap(String... globs) {
            return "{ \"map\": " + calls.incrementAndGet() + " }";
        }
    }
}
