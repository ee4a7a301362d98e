package io.quarkiverse.cachebuster.runtime.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.link.MemoryFiles;
import io.quarkiverse.cachebuster.runtime.url.Splice;

class WebDependenciesTest {

    private static final WebDependencies DEPENDENCIES = new WebDependencies(
            Map.of("/webjars/bootstrap/", "5.3.3", "/_static/lit/", "3.3.2"), Map.of());
    private static final String SHEET = "/webjars/bootstrap/5.3.3/dist/css/bootstrap.min.css";
    private static final String MODULE = "/_static/lit/3.3.2/index.js";

    private static AssetLookup lookup(String rootPath) {
        Asset sheet = MemoryFiles.RULES.asset(SHEET, new byte[] { 1 });
        Asset module = MemoryFiles.RULES.asset(MODULE, new byte[] { 2 });
        return new AssetLookup(new RecordedAssets(AssetManifest.of(List.of(sheet, module))), rootPath, DEPENDENCIES,
                path -> false);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/webjars/bootstrap/dist/css/bootstrap.min.css", "webjars/bootstrap/dist/css/bootstrap.min.css",
            "/app/webjars/bootstrap/dist/css/bootstrap.min.css", "/webjars/bootstrap/dist/css/bootstrap%2Emin.css?a=b",
            SHEET })
    void aPathNeedsNoVersion(String path) {
        assertThat(lookup("/app").find(path).asset().path()).isEqualTo(SHEET);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/webjars/bootstrap", "/webjars/bootstrap/5.3.2/dist/css/bootstrap.min.css",
            "/webjars/lit/index.js", "/static/bootstrap/dist/css/bootstrap.min.css", "/", "/x" })
    void anyOtherPathStaysAsItIs(String path) {
        assertThat(lookup("").find(path).asset()).isNull();
    }

    @Test
    void directoriesAreFoundToo() {
        assertThat(lookup("").find("/webjars/bootstrap/dist/css").kind()).isEqualTo(AssetLookup.Kind.DIRECTORY);
    }

    @Test
    void aMistakeIsComparedWithPathsThatHaveTheVersion() {
        AssetLookup lookup = lookup("");
        String text = "/webjars/bootstrap/dist/css/bootstrap.mim.css";

        assertThat(AssetProblem.describe(lookup, text, lookup.find(text))).endsWith("did you mean '" + SHEET + "'?");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/_static/lit/*.js", "_static/lit/*.js", "/app/_static/lit/**", "/_static/**" })
    void globsNeedNoVersion(String glob) {
        assertThat(lookup("/app").matching(List.of(glob), path -> true)).extracting(Asset::path).contains(MODULE);
    }

    @ParameterizedTest
    @CsvSource({
            "/webjars/x/dist/a.png, /webjars/x/1.0/dist/a.png", "../webjars/x/dist/a.png, ../webjars/x/1.0/dist/a.png",
            "dist/a.png, 1.0/dist/a.png", "/webjars/x/dist/%61.png, /webjars/x/1.0/dist/%61.png",
            "/webjars/x/dist/./a.png, ", "a.png, " })
    void theVersionIsWrittenIntoUrls(String url, String expected) {
        WebDependencies.Omission omission = new WebDependencies(Map.of("/webjars/x/", "1.0"), Map.of())
                .omission("/webjars/x/dist/a.png");

        assertThat(omission.in(url)).isEqualTo(expected == null ? null : splice(expected));
    }

    private static Splice splice(String expected) {
        int at = expected.indexOf("1.0/");
        return new Splice(at, at, "1.0/");
    }
}
