package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.runtime.asset.Asset;

class HistoryArchiveTest {

    @TempDir
    Path directory;

    @Test
    void isTheSameInEveryLocaleTimeZoneDirectoryAndFileOrder() throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        Map<String, String> reversed = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            files.put("/ä/" + i + ".js", "zip" + "x".repeat(100) + i);
            reversed.put("/ä/" + (19 - i) + ".js", "zip" + "x".repeat(100) + (19 - i));
        }
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            byte[] first = write("one", files, Locale.ENGLISH, "America/Los_Angeles");
            byte[] second = write("two/three", reversed, Locale.forLanguageTag("ar-EG-u-nu-arab"), "Pacific/Kiritimati");

            assertThat(second).isEqualTo(first);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void canBeReadBack() throws Exception {
        String name = EarlierBuilds.deploy(directory, Map.of("/a.js", "zip zip zip zip zip", "/hashed/b-12.js", "b"));

        try (EarlierBuild build = EarlierBuild.open(directory.resolve(name))) {
            assertThat(build.manifest().assets()).isEqualTo(EarlierBuilds
                    .served(Map.of("/a.js", "zip zip zip zip zip", "/hashed/b-12.js", "b")).manifest().assets().stream()
                    .sorted(Comparator.comparing(Asset::path)).toList());
            assertThat(build.manifest().settings()).isEqualTo(EarlierBuilds.SETTINGS);
        }
    }

    @Test
    void leavesNoTemporaryFiles() throws Exception {
        write("one", Map.of("/a.js", "a"), Locale.ENGLISH, "UTC");

        assertThat(directory.resolve("one")).isDirectoryNotContaining("glob:**new*");
    }

    @Test
    void namesTheFileThatChangedDuringTheBuild() throws Exception {
        ServedAssetsBuildItem hashed = EarlierBuilds.served(Map.of("/a.js", "hashed"));
        ServedAssetsBuildItem changed = EarlierBuilds.served(Map.of("/a.js", "changed"));
        HistoryArchive archive = new HistoryArchive(
                BuildManifest.of("app", EarlierBuilds.SETTINGS, hashed.manifest().assets()), changed);

        assertThatThrownBy(() -> archive.write(directory.resolve("history.zip")))
                .hasRootCauseMessage("'/a.js' changed during the build");
        assertThat(directory).isEmptyDirectory();
    }

    private byte[] write(String folder, Map<String, String> files, Locale locale, String zone) throws Exception {
        Locale.setDefault(locale);
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        ServedAssetsBuildItem served = EarlierBuilds.served(files);
        Path archive = directory.resolve(folder).resolve("history.zip");
        new HistoryArchive(BuildManifest.of("app", EarlierBuilds.SETTINGS, served.manifest().assets()), served)
                .write(archive);
        return Files.readAllBytes(archive);
    }
}
