package io.quarkiverse.cachebuster.runtime.link;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.url.Splice;

/** The style sheets of the web jars that the build unpacked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealPackagesTest {

    private final MemoryFiles site = new MemoryFiles();

    @BeforeAll
    void readAll() throws Exception {
        Path testClasses = Path.of(getClass().getProtectionDomain().getCodeSource().getLocation().toURI());
        Path root = testClasses.resolveSibling("web-jars/META-INF/resources");
        try (Stream<Path> files = Files.walk(root).filter(Files::isRegularFile)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                site.files.put("/" + root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
    }

    /** Leaflet's script finds its images by the end of the URL in the computed style. */
    private static final Set<String> LOOKED_FOR = Set.of("marker-icon.png");

    List<String> packages() {
        return site.files.keySet().stream().map(path -> path.split("/")[2]).distinct().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void getTheIdsOfTheirTargetsAndNoOtherChange(String name) {
        Counts counts = new Counts();
        LinkedDocuments sheets = site.sheets();
        for (String path : site.files.keySet()) {
            if (path.startsWith("/webjars/" + name + "/") && MemoryFiles.LINKS.isDocument(path)) {
                check(sheets.get(path), site.files.get(path), counts);
            }
        }
        System.out.printf("%s: %s%n", name, counts);
        assertThat(counts.sheets).isPositive();
    }

    private static final class Counts {
        int sheets;
        int references;
        int rewritten;
        int left;
        int unresolved;

        @Override
        public String toString() {
            return sheets + " style sheets, " + references + " references: " + rewritten + " rewritten, " + left
                    + " left alone, "
                    + unresolved + " unresolved";
        }
    }

    /** Resolves references independently of the code under test. */
    private void check(ServedDocument served, byte[] original, Counts counts) {
        List<? extends Place> before = new CssSyntax().places(original);
        List<? extends Place> after = new CssSyntax().places(served.bytes());
        assertThat(after).hasSameSizeAs(before);
        counts.sheets++;
        long unresolved = served.references().stream().filter(each -> each.problem() != null).count();
        counts.unresolved += unresolved;
        int atBefore = 0;
        int atAfter = 0;
        for (int i = 0; i < before.size(); i++) {
            Place old = before.get(i);
            Place now = after.get(i);
            assertThat(Arrays.copyOfRange(served.bytes(), atAfter, now.start()))
                    .isEqualTo(Arrays.copyOfRange(original, atBefore, old.start()));
            String text = new String(original, old.start(), end(old) - old.start(), UTF_8);
            String changed = new String(served.bytes(), now.start(), end(now) - now.start(), UTF_8);
            String target = target(served.asset().path(), text);
            counts.references++;
            if (LOOKED_FOR.contains(target.substring(target.lastIndexOf('/') + 1))) {
                assertThat(changed).isEqualTo(text);
                counts.left++;
            } else if (site.files.containsKey(target)) {
                assertThat(changed).contains("v=" + site.id(target));
                assertThat(changed.replaceFirst("[?&]v=[0-9a-f]{16}", ""))
                        .isEqualTo(text.replaceFirst("\\?(?=#|$)|\\?v=[^#]*", ""));
                counts.rewritten++;
            } else {
                assertThat(changed).isEqualTo(text);
                counts.left++;
            }
            atBefore = end(old);
            atAfter = end(now);
        }
        counts.left -= unresolved;
        assertThat(new String(served.bytes(), atAfter, served.bytes().length - atAfter, ISO_8859_1))
                .isEqualTo(new String(original, atBefore, original.length - atBefore, ISO_8859_1));
    }

    private static int end(Place place) {
        return place.inDocument(new Splice(0, place.url().length(), "")).to();
    }

    private static String target(String sheet, String text) {
        if (text.startsWith("data:") || text.startsWith("#") || text.isEmpty()) {
            return "none";
        }
        return URI.create(sheet).resolve(text.replace(" ", "%20")).getPath();
    }
}
