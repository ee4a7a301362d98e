package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.deployment.ReportedReference.State;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.link.Position;
import io.quarkiverse.cachebuster.runtime.link.Problem;
import io.quarkiverse.cachebuster.runtime.link.Reference;

class DevUIReferencesTest {

    private static final Reference WITH_ID = Reference.to("/x.png", CssSyntax.Kind.URL, "x.png", new Position("/x.css", 1, 8));
    private static final Reference LEFT = WITH_ID.plain("a script names it");
    private static final Reference UNRESOLVED = Reference.unresolved(new Problem.Missing("/gone.png"), CssSyntax.Kind.URL,
            "gone.png", new Position("/x.css", 2, 8));

    @TempDir
    Path directory;

    @Test
    void haveTheReasonWhyTheyGetNoId() {
        assertThat(of(List.of(WITH_ID, LEFT, UNRESOLVED)).rows(State.LEFT)).containsExactly(Map.of(
                "from", "/x.css:1:8", "text", "x.png", "kind", "url", "target", "/x.png", "reason", "a script names it"));
    }

    @Test
    void sayWhatIsWrong() {
        assertThat(of(List.of(WITH_ID, LEFT, UNRESOLVED)).rows(State.UNRESOLVED)).containsExactly(Map.of(
                "from", "/x.css:2:8", "text", "gone.png", "kind", "url", "reason", "no static resource '/gone.png'"));
    }

    @Test
    void areAllCountedButOnlySomeListed() {
        List<Reference> many = IntStream.rangeClosed(1, 5_001)
                .mapToObj(line -> Reference.ofUnknown("why", CssSyntax.Kind.URL, "x.png", new Position("/x.css", line, 1)))
                .toList();

        assertThat(of(many).rows(State.LEFT)).hasSize(5_000);
        assertThat(of(many).count(State.LEFT)).isEqualTo(5_001);
    }

    @Test
    void haveTheSourcesOfTemplatesAndAssets() throws Exception {
        write("second/templates/home.html");
        write("first/META-INF/resources/x.css");
        write("second/META-INF/resources/x.css");
        DevUIPlaces places = new DevUIPlaces(List.of(directory.resolve("first"), directory.resolve("second")));

        places.add(new Position("/x.css", 1, 1));
        places.add(new Position("/webjars/in/a/jar.css", 1, 1));
        places.add(new Position("home.html", 1, 1));

        assertThat(places.sources()).containsExactly(
                Map.entry(directory.resolve("first").toString(), List.of("/x.css")),
                Map.entry(directory.resolve("second").toString(), List.of("home.html")));
    }

    private void write(String name) throws Exception {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }

    private static DevUIReferences of(List<Reference> references) {
        return new DevUIReferences(Report.of(references, AssetManifest.of(List.of()), true).references(),
                new DevUIPlaces(List.of()));
    }
}
