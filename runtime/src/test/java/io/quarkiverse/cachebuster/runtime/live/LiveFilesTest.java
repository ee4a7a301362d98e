package io.quarkiverse.cachebuster.runtime.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

class LiveFilesTest {

    private static final AssetRules RULES = new AssetRules(path -> !path.startsWith("/secret/"), 64, "");
    private static final Asset IN_A_JAR = Asset.of("/webjars/x.js", "recorded", Content.of(Fingerprint.of(new byte[0]), 0));

    @TempDir
    Path temp;
    Path output;
    Path sources;
    Path generated;
    LiveFiles assets;

    @BeforeEach
    void setUp() throws IOException {
        output = Files.createDirectories(temp.resolve("output"));
        sources = Files.createDirectories(temp.resolve("sources"));
        generated = temp.resolve("generated.js");
        assets = assetsFromNowOn();
    }

    @Test
    void followsTheBytesOnDiskRegardlessOfTheTimestamp() throws IOException {
        Path file = write(output, "x.css", "one");
        FileTime time = Files.getLastModifiedTime(file);
        assertThat(idOf("/x.css")).isEqualTo(sha256("one"));

        write(output, "x.css", "two");
        Files.setLastModifiedTime(file, time);
        assertThat(idOf("/x.css")).isEqualTo(sha256("two"));

        write(output, "x.css", "old");
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertThat(idOf("/x.css")).isEqualTo(sha256("old"));
    }

    @Test
    void findsNewFilesAndForgetsDeletedOnes() throws IOException {
        assertThat(assets.find("/new.css")).isNull();

        Path file = write(sources, "new.css", "new");
        assertThat(idOf("/new.css")).isEqualTo(sha256("new"));

        Files.delete(file);
        assertThat(assets.find("/new.css")).isNull();
    }

    @Test
    void readsTheCopyOfASourceThatHasNotChanged() throws IOException {
        Path source = write(sources, "x.css", "source");
        write(output, "x.css", "filtered");
        assets = assetsFromNowOn();
        assertThat(idOf("/x.css")).isEqualTo(sha256("filtered"));

        Files.delete(output.resolve("x.css"));
        assertThat(idOf("/x.css")).isEqualTo(sha256("source"));

        write(output, "x.css", "filtered again");
        Files.writeString(source, "changed");
        assertThat(idOf("/x.css")).isEqualTo(sha256("changed"));
    }

    @Test
    void readsASourceThatWasReplacedByAnOlderOne() throws IOException {
        Path source = write(sources, "x.css", "new");
        write(output, "x.css", "new");
        assets = assetsFromNowOn();

        Files.writeString(source, "old");
        Files.setLastModifiedTime(source, FileTime.fromMillis(0));

        assertThat(idOf("/x.css")).isEqualTo(sha256("old"));
    }

    @Test
    void forgetsADeletedSourceBeforeItsCopyIsDeleted() throws IOException {
        Path source = write(sources, "x.css", "x");
        write(output, "x.css", "x");
        assets = assetsFromNowOn();
        Path added = write(sources, "y.css", "y");
        write(output, "y.css", "y");
        assertThat(idOf("/y.css")).isEqualTo(sha256("y"));
        assertThat(assets.isGone("/x.css")).isFalse();

        Files.delete(source);
        Files.delete(added);

        assertThat(assets.find("/x.css")).isNull();
        assertThat(assets.find("/y.css")).isNull();
        assertThat(assets.isGone("/x.css")).isTrue();
        assertThat(assets.isGone("/y.css")).isTrue();
        assertThat(assets.isGone("/never.css")).isFalse();
    }

    @Test
    void remembersSourcesAcrossRestarts() throws IOException {
        LiveDirectories directories = LiveDirectories.of(List.of(sources), List.of(output));
        Path added = write(sources, "y.css", "y");
        write(output, "y.css", "y");
        LiveDirectories afterOneRestart = directories.with(List.of());
        Files.delete(added);

        assertThat(afterOneRestart.hadSource("/y.css")).isTrue();
        assertThat(afterOneRestart.file("/y.css")).isNull();
        assertThat(directories.with(List.of()).hadSource("/y.css")).isTrue();
    }

    @Test
    void pairsEachSourceWithTheOutputOfItsProject() throws IOException {
        Path app = Files.createDirectories(temp.resolve("app"));
        Path library = Files.createDirectories(temp.resolve("library"));
        write(app.resolve("src"), "x.css", "app");
        write(app.resolve("target"), "x.css", "filtered app");
        write(library.resolve("src"), "x.css", "library");
        write(library.resolve("target"), "x.css", "filtered library");

        assets = new LiveFiles(RULES, AssetManifest.of(List.of()), Map.of(), LiveDirectories.of(
                List.of(app.resolve("src"), library.resolve("src")),
                List.of(library.resolve("target"), app.resolve("target"))), StaticFiles.ofApplication());

        assertThat(idOf("/x.css")).isEqualTo(sha256("filtered app"));
    }

    @Test
    void prefersGeneratedFilesThenDirectoriesThenJars() throws IOException {
        assertThat(assets.find(IN_A_JAR.path())).isEqualTo(IN_A_JAR);
        write(sources, "webjars/x.js", "mine");
        assertThat(idOf(IN_A_JAR.path())).isEqualTo(sha256("mine"));

        write(output, "gen/app.js", "on disk");
        Files.writeString(generated, "generated");
        assertThat(idOf("/gen/app.js")).isEqualTo(sha256("generated"));
    }

    @Test
    void neverReadsOutsideItsDirectories() throws IOException {
        write(temp, "outside.txt", "secret");

        assertThat(List.of("/../outside.txt", "../outside.txt", "/a/../../outside.txt", "//outside.txt",
                temp.resolve("outside.txt").toString(), "/\0", "")).allMatch(path -> assets.find(path) == null);
    }

    @Test
    void findsNothingForAnImpossibleFileName() {
        String path = "/a\uD800.css";

        assertThat(assets.find(path)).isNull();
        assertThat(assets.isGone(path)).isFalse();
        assertThat(assets.isDirectory(path)).isFalse();
    }

    @Test
    void obeysTheRules() throws IOException {
        write(sources, "secret/x.css", "secret");

        assertThat(assets.find("/secret/x.css")).isNull();
        assertThat(assets.paths()).doesNotContain("/secret/x.css");
    }

    @Test
    void isCaseSensitive() throws IOException {
        write(sources, "Dir/x.css", "x");

        assertThat(assets.find("/dir/x.css")).isNull();
        assertThat(assets.find("/Dir/X.css")).isNull();
    }

    @Test
    void distinguishesDirectoriesFromFiles() throws IOException {
        write(sources, "css/x.css", "x");

        assertThat(List.of("/", "/css", "/webjars", "/gen")).allMatch(assets::isDirectory);
        assertThat(List.of("/css/x.css", "/nope", "/webj", "/..")).noneMatch(assets::isDirectory);
        assertThat(assets.find("/css")).isNull();
    }

    @Test
    void listsThePathsOfAllAssets() throws IOException {
        write(sources, "css/x.css", "x");
        write(output, "css/x.css", "x");

        assertThat(assets.paths()).containsExactlyInAnyOrder("/css/x.css", "/gen/app.js", "/webjars/x.js");
    }

    /** As if dev mode started now. */
    private LiveFiles assetsFromNowOn() {
        return new LiveFiles(RULES, AssetManifest.of(List.of(IN_A_JAR)), Map.of("/gen/app.js", generated),
                LiveDirectories.of(List.of(sources), List.of(output)), StaticFiles.ofApplication());
    }

    private String idOf(String path) {
        return assets.find(path).cacheId();
    }

    private static Path write(Path directory, String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static String sha256(String text) throws IOException {
        return Fingerprint.of(text.getBytes()).hex();
    }
}
