package io.quarkiverse.cachebuster.test.prod;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("rollout")
class DeltasTest {

    private static final String SCRIPT = "META-INF/resources/x.js";

    @Test
    void areBuiltAgainstTheArchivesOfEarlierBuilds(@TempDir Path directory) throws Exception {
        Path archives = directory.resolve("archives");
        Map<String, String> properties = Map.of("quarkus.cache-buster.history.directory", archives.toString(),
                "quarkus.cache-buster.deltas.enabled", "true");
        String script = new Random(1).ints(2_000).mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "let x = [", "];"));
        ProductionBuild before = ProductionBuild.of(directory.resolve("a"), Map.of(SCRIPT, script + "'before'"), properties);
        DeployStep.run(before, archives);
        ProductionBuild after = ProductionBuild.of(directory.resolve("b"),
                Map.of(SCRIPT, script + "'after'"), properties);

        assertThat(after.entryNames("generated-bytecode.jar", "META-INF/cache-buster/"))
                .filteredOn(name -> name.endsWith(".dcb")).hasSize(1);
    }
}
