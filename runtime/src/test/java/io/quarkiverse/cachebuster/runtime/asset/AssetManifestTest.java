package io.quarkiverse.cachebuster.runtime.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AssetManifestTest {

    private static final Asset SHEET = asset("/static/css/site.css", List.of(
            Variant.of(ContentCoding.BROTLI, new byte[] { 1 }), Variant.of(ContentCoding.GZIP, new byte[] { 1, 2 })));
    private static final Asset EMOJI = asset("/\uD83D\uDE00/é\n.png", List.of()).withOwn(Content
            .of(Fingerprint.of(new byte[] { 2 }), 1).withVariants(List.of(Variant.of(ContentCoding.BROTLI, new byte[] { 3 }))));

    @Test
    void survivesPacking() {
        AssetManifest unpacked = AssetManifest.unpack(AssetManifest.of(List.of(SHEET, EMOJI)).pack());

        assertThat(unpacked.paths()).containsExactlyInAnyOrder(SHEET.path(), EMOJI.path());
        assertThat(fields(unpacked.get(SHEET.path()))).isEqualTo(fields(SHEET));
        assertThat(fields(unpacked.get(EMOJI.path()))).isEqualTo(fields(EMOJI));
        assertThat(unpacked.pack()).isEqualTo(AssetManifest.of(List.of(EMOJI, SHEET)).pack());
    }

    @Test
    void packsAssetsWithoutIntegrityToo() {
        Asset asset = Asset.of("/x", "id", Content.of(Fingerprint.of(new byte[0]), 0));

        assertThat(fields(AssetManifest.unpack(AssetManifest.of(List.of(asset, SHEET)).pack()).get("/x")))
                .isEqualTo(fields(asset));
    }

    @ParameterizedTest
    @EnumSource
    void packsWhatPlainUrlsSend(PlainUrl plainUrl) {
        List<Asset> assets = List.of(SHEET.withPlainUrl(plainUrl), EMOJI.withPlainUrl(plainUrl));

        AssetManifest unpacked = AssetManifest.unpack(AssetManifest.of(assets).pack());

        assertThat(assets).allSatisfy(asset -> assertThat(fields(unpacked.get(asset.path()))).isEqualTo(fields(asset)));
    }

    @Test
    void packsTheSameAssetsInAnyOrderIntoTheSameStrings() {
        List<Asset> assets = new ArrayList<>(assets(5_000));
        List<String> packed = AssetManifest.of(assets).pack();

        Collections.shuffle(assets, new Random(1));

        assertThat(AssetManifest.of(assets).pack()).isEqualTo(packed);
    }

    @Test
    void packs50_000AssetsIntoStringsThatAClassFileCanHold() {
        List<Asset> assets = assets(50_000);

        List<String> packed = AssetManifest.of(assets).pack();

        assertThat(packed).hasSizeLessThan(1_000).allSatisfy(
                chunk -> assertThat(chunk.getBytes(StandardCharsets.UTF_8).length + count(chunk, '\0')).isLessThan(65_535));
        AssetManifest unpacked = AssetManifest.unpack(packed);
        assertThat(assets).allSatisfy(asset -> assertThat(fields(unpacked.get(asset.path()))).isEqualTo(fields(asset)));
    }

    @Test
    void packsNothingIntoNothing() {
        assertThat(AssetManifest.of(List.of()).pack()).isEmpty();
        assertThat(AssetManifest.unpack(List.of()).paths()).isEmpty();
    }

    @Test
    void knowsTheDirectoriesOfItsAssets() {
        AssetManifest manifest = AssetManifest.of(List.of(SHEET));

        assertThat(List.of("/", "/static", "/static/css")).allMatch(manifest::isDirectory);
        assertThat(List.of("/static/css/site.css", "/stat", "/static/")).noneMatch(manifest::isDirectory);
    }

    private static List<Object> fields(Asset asset) {
        return List.of(asset.path(), asset.cacheId(), fields(asset.content()), fields(asset.ownContent()), asset.isRewritten(),
                asset.plainUrl());
    }

    private static List<Object> fields(Content content) {
        return List.of(content.fingerprint(), Optional.ofNullable(content.integrity()), content.size(), content.variants());
    }

    private static List<Asset> assets(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> asset("/webjars/some-package/1.2." + i % 100 + "/dist/日本語/file-" + i + ".js",
                        List.of(Variant.of(ContentCoding.GZIP, new byte[] { 1 }))))
                .toList();
    }

    private static Asset asset(String path, List<Variant> variants) {
        Fingerprint fingerprint = Fingerprint.of(path.getBytes(StandardCharsets.UTF_8));
        return Asset.of(path, fingerprint.cacheId(16, ""), Content.of(fingerprint, path.length()).withVariants(variants)
                .withIntegrity(Integrity.of(path.getBytes(StandardCharsets.UTF_8))));
    }

    private static long count(String text, char c) {
        return text.chars().filter(each -> each == c).count();
    }
}
