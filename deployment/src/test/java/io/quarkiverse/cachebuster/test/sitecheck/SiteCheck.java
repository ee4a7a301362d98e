package io.quarkiverse.cachebuster.test.sitecheck;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.cachebuster.test.prod.RequiredTool;

/**
 * What the script that checks a deployed site says.
 *
 * @param output of both streams
 */
public record SiteCheck(int exitCode, String output) {

    private static final Path SCRIPT = Path
            .of("src/main/resources/io/quarkiverse/cachebuster/deployment/check-site.py");

    /** Runs the script of the sources. */
    static SiteCheck run(String... arguments) throws IOException, InterruptedException {
        return run(SCRIPT, RequiredTool.CHROMIUM.path(), arguments);
    }

    public static SiteCheck run(Path script, Path browser, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(RequiredTool.PYTHON.path().toString(), script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CHROMIUM", browser.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new SiteCheck(process.waitFor(), output);
    }
}
