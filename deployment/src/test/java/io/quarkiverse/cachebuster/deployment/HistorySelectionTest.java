package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;

class HistorySelectionTest {

    private static final long UNLIMITED = Long.MAX_VALUE;

    @TempDir
    Path directory;

    @Test
    void haveWhatChangedOrDisappeared() throws Exception {
        HistorySelection earlier = select(Map.of("/same.js", "same", "/changed.js", "new"), true, UNLIMITED,
                Map.of("/same.js", "same", "/changed.js", "old", "/gone.js", "gone"));

        assertThat(paths(earlier)).containsExactlyInAnyOrder("/changed.js", "/gone.js");
        assertThat(earlier.size()).isEqualTo(7);
    }

    @Test
    void haveTheBytesOfEachAsset() throws Exception {
        HistorySelection earlier = select(Map.of(), true, UNLIMITED, Map.of("/a.js", "zip zip zip zip zip zip zip zip zip"));

        EarlierAssetsBuildItem result = earlier.result();

        Asset asset = result.assets().get(0);
        assertThat(result.bytes(asset.content())).asString().isEqualTo("zip zip zip zip zip zip zip zip zip");
        assertThat(result.resources()).containsOnlyKeys(asset.content().resource(),
                asset.content().resource(ContentCoding.GZIP));
    }

    @Test
    void startWithTheNewestBuild() throws Exception {
        HistorySelection earlier = select(Map.of(), true, UNLIMITED, Map.of("/newest.js", "1"), Map.of("/oldest.js", "2"));

        assertThat(paths(earlier)).containsExactly("/newest.js", "/oldest.js");
    }

    @Test
    void haveEachIdOnce() throws Exception {
        HistorySelection earlier = select(Map.of(), true, UNLIMITED, Map.of("/a.js", "1"), Map.of("/a.js", "1"),
                Map.of("/a.js", "2"));

        assertThat(paths(earlier)).containsExactly("/a.js", "/a.js");
    }

    @Test
    void leaveOutWhatIsExcludedNow() throws Exception {
        HistorySelection earlier = select(Map.of(), true, UNLIMITED, Map.of("/excluded/a.js", "1", "/b.js", "2"));

        assertThat(paths(earlier)).containsExactly("/b.js");
    }

    @Test
    void keepHashedNamesUnderTheirPlainUrl() throws Exception {
        HistorySelection earlier = select(Map.of(), true, UNLIMITED, Map.of("/hashed/a-1234.js", "1"));

        assertThat(earlier.selected()).allMatch(Asset::hashedName);
    }

    @Test
    void findFilesThatChangedUnderAHashedName() throws Exception {
        HistorySelection earlier = select(Map.of("/hashed/a.js", "new", "/hashed/b.js", "same", "/c.js", "new"), true,
                UNLIMITED,
                Map.of("/hashed/a.js", "old", "/hashed/b.js", "same", "/c.js", "old", "/hashed/gone.js", "gone"));

        assertThat(earlier.changedNames()).containsExactly("/hashed/a.js");
    }

    @Test
    void preferSmallFilesOfABuild() throws Exception {
        HistorySelection earlier = select(Map.of(), true, 8, Map.of("/a-large.js", "123456", "/small.js", "1234"));

        assertThat(paths(earlier)).containsExactly("/small.js");
        assertThat(earlier.dropped()).extracting(each -> each.asset().path(), HistorySelection.Dropped::size)
                .containsExactly(tuple("/a-large.js", 6L));
    }

    @Test
    void preferNewBuilds() throws Exception {
        HistorySelection earlier = select(Map.of(), true, 8, Map.of("/new.js", "123456"), Map.of("/old.js", "1234"));

        assertThat(paths(earlier)).containsExactly("/new.js");
    }

    @Test
    void countTheSameContentOnce() throws Exception {
        HistorySelection earlier = select(Map.of(), true, 4, Map.of("/a.js", "1234", "/b.js", "1234"));

        assertThat(paths(earlier)).containsExactly("/a.js", "/b.js");
        assertThat(earlier.size()).isEqualTo(4);
    }

    @Test
    void countVariants() throws Exception {
        String content = "zip".repeat(100);

        HistorySelection with = select(Map.of(), true, UNLIMITED, Map.of("/a.js", content));
        HistorySelection without = select(Map.of(), false, UNLIMITED, Map.of("/a.js", content));

        assertThat(without.size()).isEqualTo(300);
        assertThat(with.size()).isGreaterThan(300);
        assertThat(without.selected().get(0).content().variants()).isEmpty();
    }

    @Test
    void doNotCountVariantsThatTheApplicationHas() throws Exception {
        String content = "zip".repeat(100);

        HistorySelection earlier = select(Map.of("/renamed.js", content), true, UNLIMITED, Map.of("/a.js", content));

        assertThat(earlier.size()).isEqualTo(300);
    }

    @Test
    void describeTheVariantsThatTheApplicationHas() throws Exception {
        String content = "zip".repeat(100);
        ServedAssetsBuildItem current = EarlierBuilds.served(Map.of("/renamed.js", content), Deflater.NO_COMPRESSION);
        HistorySelection earlier = new HistorySelection(current, EarlierBuilds.RULES, true, UNLIMITED);

        try (EarlierBuild build = EarlierBuild
                .open(directory.resolve(EarlierBuilds.deploy(directory, Map.of("/a.js", content))))) {
            earlier.add(build);
        }

        // both have the same resource, which can only contain one of them
        assertThat(earlier.selected().get(0).content().variants())
                .isEqualTo(current.manifest().get("/renamed.js").content().variants());
    }

    @SafeVarargs
    private HistorySelection select(Map<String, String> current, boolean variants, long maxSize,
            Map<String, String>... builds) throws IOException {
        HistorySelection earlier = new HistorySelection(EarlierBuilds.served(current), EarlierBuilds.RULES, variants, maxSize);
        for (Map<String, String> files : builds) {
            try (EarlierBuild build = EarlierBuild.open(directory.resolve(EarlierBuilds.deploy(directory, files)))) {
                earlier.add(build);
            }
        }
        return earlier;
    }

    private static List<String> paths(HistorySelection earlier) {
        return earlier.selected().stream().map(Asset::path).toList();
    }
}
