package io.quarkiverse.cachebuster.runtime.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LinkedDocumentsTest {

    private final MemoryFiles site = new MemoryFiles()
            .with("/a.css", "@import 'b.css';")
            .with("/b.css", "@import 'c/c.css';")
            .with("/c/c.css", "x{y:url(../i.png)}")
            .with("/i.png", "image")
            .with("/other.css", "x{}");

    @Test
    void theIdIsComputedFromTheBytesServed() {
        ServedDocument sheet = site.sheets().get("/a.css");

        assertThat(sheet.asset().fingerprint()).isEqualTo(Fingerprint.of(sheet.bytes()));
        assertThat(sheet.asset().cacheId()).isEqualTo(sheet.asset().fingerprint().hex().substring(0, 16));
        assertThat(sheet.asset().size()).isEqualTo(sheet.bytes().length);
        assertThat(sheet.asset().isRewritten()).isTrue();
        assertThat(new String(sheet.bytes(), UTF_8)).isEqualTo("@import 'b.css?v=" + site.id("/b.css") + "';");
    }

    @Test
    void aSheetWithoutReferencesIsServedUnmodified() {
        assertThat(site.sheets().get("/other.css").asset())
                .isEqualTo(MemoryFiles.RULES.asset("/other.css", "x{}".getBytes()));
    }

    @Test
    void aMissingSheetIsNull() {
        assertThat(site.sheets().get("/gone.css")).isNull();
    }

    @Test
    void aChangedImageChangesAllSheetsThatReachIt() {
        List<String> before = ids("/a.css", "/b.css", "/c/c.css", "/other.css");

        site.with("/i.png", "changed");

        List<String> after = ids("/a.css", "/b.css", "/c/c.css", "/other.css");
        assertThat(after.subList(0, 3)).doesNotContainAnyElementsOf(before);
        assertThat(after.get(3)).isEqualTo(before.get(3));
    }

    @Test
    void anImageThatAppearsChangesTheSheet() {
        site.with("/a.css", "x{y:url(new.png)}");
        String before = site.id("/a.css");

        assertThat(site.with("/new.png", "new").id("/a.css")).isNotEqualTo(before);
    }

    @Test
    void circlesAndSelfImportsAreSupported() {
        site.with("/a.css", "@import 'b.css';@import 'a.css';a{b:url(i.png)}").with("/b.css", "@import 'c/c.css'")
                .with("/c/c.css", "@import '../a.css'").with("/other.css", "@import 'other.css'; @import 'a.css'");
        List<String> before = ids("/a.css", "/b.css", "/c/c.css", "/other.css");
        assertThat(before).doesNotHaveDuplicates();
        assertThat(site.served("/a.css"))
                .isEqualTo("@import 'b.css?v=</b.css>';@import 'a.css?v=</a.css>';a{b:url(i.png?v=</i.png>)}");

        site.with("/i.png", "changed");

        assertThat(ids("/a.css", "/b.css", "/c/c.css", "/other.css")).doesNotContainAnyElementsOf(before);
    }

    @Test
    void aChangeOfOneInACircleChangesAll() {
        site.with("/a.css", "@import 'b.css'").with("/b.css", "@import 'a.css'");
        List<String> before = ids("/a.css", "/b.css");

        site.with("/b.css", "@import 'a.css';");

        assertThat(ids("/a.css", "/b.css")).doesNotContainAnyElementsOf(before);
    }

    @Test
    void readsEachSheetOnce() {
        LinkedDocuments sheets = site.with("/a.css", "@import 'b.css';@import 'b.css';@import 'c/c.css'").sheets();

        sheets.get("/a.css");
        sheets.get("/b.css");
        sheets.get("/a.css");

        assertThat(site.reads).isEqualTo(3);
    }

    @Property(tries = 300)
    void idsDoNotDependOnTheOrder(@ForAll @IntRange(min = 1, max = 12) int size, @ForAll long seed) {
        Random random = new Random(seed);
        MemoryFiles graph = randomGraph(size, random);
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        LinkedDocuments sheets = graph.sheets();
        List<String> inOrder = order.stream().map(i -> sheets.get("/" + i + ".css").asset().cacheId()).toList();
        Collections.shuffle(order, random);
        LinkedDocuments shuffled = graph.sheets();

        for (int i : order) {
            assertThat(shuffled.get("/" + i + ".css").asset().cacheId()).isEqualTo(inOrder.get(i));
            assertThat(graph.id("/" + i + ".css")).isEqualTo(inOrder.get(i));
        }
    }

    @Property(tries = 300)
    void exactlyThoseThatReachAChangedSheetChange(@ForAll @IntRange(min = 1, max = 12) int size, @ForAll long seed) {
        MemoryFiles graph = randomGraph(size, new Random(seed));
        List<String> before = IntStream.range(0, size).mapToObj(i -> graph.id("/" + i + ".css")).toList();
        String changed = new String(graph.files.get("/0.css"), UTF_8);
        graph.with("/0.css", changed + " ");

        for (int i = 0; i < size; i++) {
            assertThat(graph.id("/" + i + ".css").equals(before.get(i))).as(i + " of " + show(graph))
                    .isEqualTo(!reaches(graph, "/" + i + ".css", "/0.css", new HashSet<>()));
        }
    }

    private static MemoryFiles randomGraph(int size, Random random) {
        MemoryFiles graph = new MemoryFiles();
        for (int i = 0; i < size; i++) {
            graph.with("/" + i + ".css", random.ints(random.nextInt(3), 0, size)
                    .mapToObj(target -> "@import '" + target + ".css';").collect(Collectors.joining("", "/*" + i + "*/", "")));
        }
        return graph;
    }

    private static boolean reaches(MemoryFiles graph, String from, String to, Set<String> seen) {
        return from.equals(to) || seen.add(from) && graph.files.keySet().stream()
                .filter(each -> new String(graph.files.get(from), UTF_8).contains("'" + each.substring(1) + "'"))
                .anyMatch(each -> reaches(graph, each, to, seen));
    }

    private static String show(MemoryFiles graph) {
        return graph.files.keySet().stream().map(path -> path + " " + new String(graph.files.get(path), UTF_8)).toList()
                .toString();
    }

    @Test
    void readsTenThousandSheetsInAChainOrACircle() {
        for (String last : List.of("x{}", "@import '0.css'")) {
            MemoryFiles graph = new MemoryFiles().with("/9999.css", last);
            IntStream.range(0, 9_999).forEach(i -> graph.with("/" + i + ".css", "@import '" + (i + 1) + ".css'"));

            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(graph.sheets().get("/0.css")).isNotNull());
        }
    }

    @Test
    void readsAHundredThousandReferencesInOneSheet() {
        site.with("/a.css",
                IntStream.range(0, 100_000).mapToObj(i -> "a{b:url(i.png?" + i + ")}").collect(Collectors.joining()));

        assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> assertThat(site.sheets().get("/a.css").bytes()).hasSizeGreaterThan(100_000 * 30));
    }

    private List<String> ids(String... paths) {
        return List.of(paths).stream().map(site::id).toList();
    }
}
