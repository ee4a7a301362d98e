package io.quarkiverse.cachebuster.runtime.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

class ImportNamesTest {

    private static final Map<String, String> NAMES = Map.of(
            "lit", "/_static/lit/3.3.2/index.js",
            "lit/", "/_static/lit/3.3.2/",
            "other", "/_static/other/1.0/index.js",
            "other/", "/_static/other/1.0/");

    private final AssetUrls urls = new AssetUrls("https://cdn.example.com", "/app", new QueryUrlStyle("v"));

    @SuppressWarnings("unchecked")
    private Map<String, String> imports(String... paths) {
        List<Asset> modules = Stream.of(paths)
                .map(path -> Asset.of(path, "id", Content.of(Fingerprint.of(new byte[0]), 0))).toList();
        return (Map<String, String>) (Map<String, ?>) ImportMap.of(modules, NAMES, urls, module -> Optional.empty())
                .get("imports");
    }

    @Test
    void leadToModulesWithTheirIds() {
        assertThat(imports("/_static/lit/3.3.2/index.js"))
                .containsEntry("lit", "https://cdn.example.com/app/_static/lit/3.3.2/index.js?v=id");
    }

    @Test
    void leadToEachModuleOfADirectoryBecauseAnImportMapIsAppliedOnce() {
        assertThat(imports("/_static/lit/3.3.2/index.js", "/_static/lit/3.3.2/directives/if.js"))
                .containsEntry("lit/directives/if.js",
                        "https://cdn.example.com/app/_static/lit/3.3.2/directives/if.js?v=id");
    }

    @Test
    void leadToTheOtherFilesOfADirectoryWithoutAnId() {
        assertThat(imports("/_static/lit/3.3.2/index.js"))
                .containsEntry("lit/", "https://cdn.example.com/app/_static/lit/3.3.2/");
    }

    @Test
    void areLeftOutWithoutModules() {
        assertThat(imports("/_static/lit/3.3.2/index.js", "/static/x.js")).doesNotContainKeys("other", "other/");
    }
}
