package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundledDirectoriesTest {

    @Test
    void proposesTheDirectoryIfAllNamesLookHashed() {
        assertThat(BundledDirectories.proposals(List.of("/assets/index-B2LHnNdW.js", "/assets/index-B2LHnNdW.js.map",
                "/assets/main-DMcx_nWD.css", "/assets/logo-BvWBQMoZ.svg", "/index.html", "/site.css")))
                .containsExactly("'/assets/' contains 3 files whose names seem to contain a content hash, such as"
                        + " '/assets/index-B2LHnNdW.js'; if a bundler wrote them, set"
                        + " quarkus.cache-buster.hashed-names=/assets/* to have them cached forever under their plain URLs");
    }

    @Test
    void proposesNoGlobThatMatchesOtherFiles() {
        assertThat(BundledDirectories.proposals(List.of("/main-XKHKUJNQ.js", "/styles-5KZ7R3QA.css", "/index.html")))
                .singleElement().asString().contains("add globs that match only these to quarkus.cache-buster.hashed-names");
    }

    @Test
    void isLimitedToAFewLines() {
        List<String> paths = Stream.of("/a", "/b", "/c", "/d", "/e")
                .flatMap(each -> Stream.of(each + "/x.3f9a1c2b.js", each + "/y.1c2b3f9a.js")).toList();

        assertThat(BundledDirectories.proposals(paths)).hasSize(4).last()
                .isEqualTo("2 more directories contain files with names like these");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a-DMcx_nWD.js", "a-B2LHnNdW.js", "a-BOEkIcb-.js", "a-XKHKUJNQ.js", "a-ZQT3JZAG.css",
            "a.3f9a1c2b.js", "a-624deffe.js", "992.2ab35e28.chunk.js",
            "a-0a1b2c3d4e5f60718293.css", "a.a5d9c3f01b2e.png" })
    void knowsTheFormatsOfBundlers(String name) {
        assertThat(BundledDirectories.looksHashed("/x/" + name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "icon-Arrow2Up.svg", "photo-Mp3Album.png", "bg-1920a1080.png", "1234567890123456.png",
            "bg-iPhone14.png", "Inter-Light300.woff2", "CRS.EPSG4326.png", "a-20240131.png", "deadbeef.png", "a-production.js",
            "a.min.js", "user-Settings.js", "bg-PROJECT2.png", "jquery-3.7.1.slim.js" })
    void proposesNothingForOrdinaryNames(String name) {
        assertThat(BundledDirectories.proposals(List.of("/x/" + name, "/x/1" + name, "/x/app.js"))).isEmpty();
    }
}
