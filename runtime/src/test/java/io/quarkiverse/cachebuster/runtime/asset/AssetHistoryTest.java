package io.quarkiverse.cachebuster.runtime.asset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class AssetHistoryTest {

    private static final AssetRules RULES = new AssetRules(path -> true, path -> path.startsWith("/hashed/"), 16, "");

    @Test
    void findsSeveralAssetsOfOnePathAfterUnpacking() {
        Asset first = asset("/a.js", "one");
        Asset second = asset("/a.js", "two");

        AssetHistory unpacked = repack(AssetHistory.of(List.of(first, second), List.of()));

        assertThat(unpacked.find("/a.js", first.cacheId()).fingerprint()).isEqualTo(first.fingerprint());
        assertThat(unpacked.find("/a.js", second.cacheId()).fingerprint()).isEqualTo(second.fingerprint());
        assertThat(unpacked.find("/b.js", first.cacheId())).isNull();
    }

    @Test
    void keepsIntegrityAndVariantsWhenPacked() {
        Variant variant = Variant.of(ContentCoding.GZIP, "compressed".getBytes(UTF_8));
        Asset asset = asset("/a.js", "one");
        Integrity integrity = Integrity.of("one".getBytes(UTF_8));
        Asset complete = asset.withContent(asset.content().withIntegrity(integrity).withVariants(List.of(variant)));

        Content unpacked = repack(AssetHistory.of(List.of(complete), List.of())).assets().get(0).content();

        assertThat(unpacked.variants()).containsExactly(variant);
        assertThat(unpacked.integrity()).isEqualTo(integrity);
        assertThat(unpacked.size()).isEqualTo(3);
    }

    @Test
    void keepsTheNewestOfSeveralFilesWithAHashedNameWhenPacked() {
        for (List<String> contents : List.of(List.of("one", "two"), List.of("two", "one"))) {
            Asset newest = asset("/hashed/a.js", contents.get(0));
            AssetHistory history = AssetHistory.of(List.of(newest, asset("/hashed/a.js", contents.get(1))), List.of());

            assertThat(repack(history).hashedName("/hashed/a.js").fingerprint()).isEqualTo(newest.fingerprint());
        }
    }

    @Test
    void keepsDeltasWhenPacked() {
        Delta first = new Delta("/ä.js", fingerprint("new"), fingerprint("old"), fingerprint("delta"), 12);
        Delta second = new Delta("/ä.js", fingerprint("new"), fingerprint("older"), fingerprint("other delta"), 3);

        AssetHistory unpacked = repack(AssetHistory.of(List.of(asset("/ö.js", "one")), List.of(first, second)));

        assertThat(unpacked.delta("/ä.js", fingerprint("new"), fingerprint("old"))).isEqualTo(first);
        assertThat(unpacked.delta("/ä.js", fingerprint("new"), fingerprint("older"))).isEqualTo(second);
        assertThat(unpacked.deltas()).hasSize(2);
    }

    @Test
    void packsTheSameBytesInAnyOrder() {
        List<Asset> assets = new ArrayList<>(
                IntStream.range(0, 50).mapToObj(i -> asset("/" + i % 7 + ".js", "content " + i)).toList());
        byte[] packed = AssetHistory.of(assets, List.of()).pack();

        Collections.shuffle(assets, new Random(1));

        assertThat(AssetHistory.of(assets, List.of()).pack()).isEqualTo(packed);
    }

    @Test
    void packsAHundredThousandAssets() {
        List<Asset> assets = IntStream.range(0, 100_000).mapToObj(i -> asset("/" + i / 5 + ".js", "content " + i)).toList();

        AssetHistory unpacked = repack(AssetHistory.of(assets, List.of()));

        assertThat(unpacked.assets()).hasSize(100_000);
        assertThat(unpacked.find("/19999.js", assets.get(99_999).cacheId()).fingerprint())
                .isEqualTo(assets.get(99_999).fingerprint());
    }

    @Test
    void packsNothing() {
        assertThat(repack(AssetHistory.NONE).assets()).isEmpty();
    }

    private static AssetHistory repack(AssetHistory history) {
        return AssetHistory.unpack(history.pack());
    }

    private static Asset asset(String path, String content) {
        return RULES.asset(path, content.getBytes(UTF_8));
    }

    private static Fingerprint fingerprint(String content) {
        return Fingerprint.of(content.getBytes(UTF_8));
    }
}
