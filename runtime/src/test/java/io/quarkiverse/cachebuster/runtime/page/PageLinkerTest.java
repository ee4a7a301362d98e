package io.quarkiverse.cachebuster.runtime.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.link.ServedDocument;

class PageLinkerTest {

    private final PageSite site = new PageSite().with("/a.woff2")
            .with("/a.css", "@import 'b.css'; @font-face { src: url(a.woff2) }")
            .with("/b.css", "@font-face { src: url(a.woff2) }");
    private final List<String> reads = new ArrayList<>();

    @Test
    void readsTheSheetOfManyPagesOnce() {
        String html = "<link rel=preload as=font href=/a.woff2><link rel=stylesheet href=/a.css>";

        assertThat(readsFor(html, html, html)).contains("served /a.css", "served /b.css").isEqualTo(readsFor(html));
    }

    @Test
    void comparesTheIntegrityInManyPagesWithTheFileOnce() {
        String html = "<link rel=stylesheet href=/a.css integrity=" + site.ownIntegrity("/a.css") + ">";

        assertThat(readsFor(html, html, html)).contains("document /a.css").isEqualTo(readsFor(html));
    }

    private List<String> readsFor(String... pages) {
        reads.clear();
        PageLinker linker = new PageLinker(new Recording(), site.rules(), page -> PageContext.of(page, target -> null));
        for (String html : pages) {
            assertThat(linker.link(Page.of("/i.html", html.getBytes(UTF_8))).edits()).hasSize(2);
        }
        return List.copyOf(reads);
    }

    /** The files of the site; remembers which ones were read. */
    private final class Recording implements PageFiles {

        @Override
        public byte @Nullable [] document(String path) {
            reads.add("document " + path);
            return site.document(path);
        }

        @Override
        public @Nullable ServedDocument served(String path) {
            reads.add("served " + path);
            return site.served(path);
        }

        @Override
        public boolean exists(String path) {
            return site.exists(path);
        }

        @Override
        public boolean isDirectory(String path) {
            return site.isDirectory(path);
        }

        @Override
        public @Nullable Asset asset(String path) {
            return site.asset(path);
        }

        @Override
        public @Nullable String whyPlain(String path) {
            return site.whyPlain(path);
        }

        @Override
        public Collection<String> paths() {
            return site.paths();
        }
    }
}
