package io.quarkiverse.cachebuster.runtime.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.link.LinkRules;
import io.quarkiverse.cachebuster.runtime.link.MemoryFiles;
import io.quarkiverse.cachebuster.runtime.link.ServedDocument;

/** An application whose jar has a style sheet and an image. */
class LiveSiteTest {

    private static final String SHEET = "a{b:url(i.png)}c{d:url(gone.png)}";

    @TempDir
    Path temp;
    Path sources;
    LiveSite sheets;

    @BeforeEach
    void setUp() throws IOException {
        sources = Files.createDirectories(temp.resolve("sources"));
        sheets = sheets(MemoryFiles.LINKS, List.of());
    }

    @Test
    void rewritesSheetsInJars() {
        assertThat(sheets.document("/lib/x.css").bytes()).asString()
                .isEqualTo(SHEET.replace("i.png", "i.png?v=" + id("in the jar")));
        assertThat(sheets.find("/lib/x.css").cacheId()).isEqualTo(id(SHEET.replace("i.png", "i.png?v=" + id("in the jar"))));
    }

    @Test
    void returnsTheBytesServedUnderTheIdAndTheOwnBytes() throws IOException {
        write("own.css", "a{b:url(lib/i.png)}");

        ServedDocument sheet = sheets.document("/own.css");

        assertThat(sheet.own()).asString().isEqualTo("a{b:url(lib/i.png)}");
        assertThat(sheet.asset().ownContent().fingerprint()).isEqualTo(Fingerprint.of(sheet.own()));
        assertThat(sheet.bytes()).asString().isEqualTo("a{b:url(lib/i.png?v=" + id("in the jar") + ")}");
        assertThat(sheet.asset().fingerprint()).isEqualTo(Fingerprint.of(sheet.bytes()));
    }

    @Test
    void resolvesReferencesFromJarsToOverridesInTheApplication() throws IOException {
        write("lib/i.png", "own");

        assertThat(sheets.document("/lib/x.css").bytes()).asString().isEqualTo(SHEET.replace("i.png", "i.png?v=" + id("own")));
    }

    @Test
    void leavesAssetsPlainThatAScriptLooksForNow() throws IOException {
        String rewritten = SHEET.replace("i.png", "i.png?v=" + id("in the jar"));
        assertThat(sheets.document("/lib/x.css").bytes()).asString().isEqualTo(rewritten);

        write("a.js", "'i.png'");
        assertThat(sheets.document("/lib/x.css").bytes()).asString().isEqualTo(SHEET);

        write("a.js", "'j.png'");
        assertThat(sheets.document("/lib/x.css").bytes()).asString().isEqualTo(rewritten);
    }

    @Test
    void leavesAssetsPlainThatAServiceWorkerPrecachesNow() throws IOException {
        String rewritten = SHEET.replace("i.png", "i.png?v=" + id("in the jar"));
        write("sw.js", "caches;'/lib/i.png?1'");
        assertThat(sheets.document("/lib/x.css").bytes()).asString().isEqualTo(rewritten);

        write("a.js", "navigator.serviceWorker.register('/sw.js')");
        assertThat(sheets.document("/lib/x.css").bytes()).asString().isEqualTo(SHEET);

        write("sw.js", "caches;'/lib/j.png?1'");
        assertThat(sheets.document("/lib/x.css").bytes()).asString().isEqualTo(rewritten);
    }

    @Test
    void leavesSheetsUnmodifiedIfRewritingIsDisabled() throws IOException {
        LinkRules withoutSyntaxes = new LinkRules(MemoryFiles.RULES, MemoryFiles.QUERY, "", List.of());
        sheets = sheets(withoutSyntaxes, List.of());

        assertThat(sheets.find("/lib/x.css").cacheId()).isEqualTo(id(SHEET));
        assertThat(sheets.isRewritten("/lib/x.css")).isFalse();
    }

    @Test
    void warnsOnceAboutEachUnresolvedReference() throws IOException {
        List<String> warnings = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                warnings.add(record.getMessage());
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        };
        Logger logger = Logger.getLogger(LiveSite.class.getName());
        logger.addHandler(handler);
        try {
            sheets.find("/lib/x.css");
            sheets.find("/lib/x.css");
            write("new.css", "\na{b:url(lib/j.png)}");
            sheets.find("/new.css");
            sheets(MemoryFiles.LINKS, List.of("/lib/x.css gone.png")).find("/lib/x.css");
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(warnings).containsExactly(
                "/lib/x.css:1:24 - 'gone.png': no static resource '/lib/gone.png'",
                "/new.css:2:9 - 'lib/j.png': no static resource '/lib/j.png'; did you mean '/lib/i.png'?");
    }

    private LiveSite sheets(LinkRules rules, List<String> reported) throws IOException {
        Path jar = temp.resolve("lib.jar");
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream entries = new JarOutputStream(file)) {
            for (Map.Entry<String, String> entry : Map.of("x.css", SHEET, "i.png", "in the jar").entrySet()) {
                entries.putNextEntry(new JarEntry("META-INF/resources/lib/" + entry.getKey()));
                entries.write(entry.getValue().getBytes());
            }
        }
        AssetManifest recorded = AssetManifest.of(List.of(asset("/lib/x.css", SHEET), asset("/lib/i.png", "in the jar")));
        LiveFiles assets = new LiveFiles(MemoryFiles.RULES, recorded, Map.of(),
                LiveDirectories.of(List.of(sources), List.of()),
                new StaticFiles(new URLClassLoader(new URL[] { jar.toUri().toURL() }, null), temp));
        return new LiveSite(assets, rules, reported);
    }

    private static Asset asset(String path, String content) {
        return MemoryFiles.RULES.asset(path, content.getBytes());
    }

    private static String id(String content) {
        return asset("/any", content).cacheId();
    }

    private void write(String name, String content) throws IOException {
        Path file = sources.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
