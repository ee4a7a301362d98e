package io.quarkiverse.cachebuster.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the shell commands that the guide shows, with stand-ins for Maven, for the deployment, and for the client of S3. */
@DisabledOnOs(OS.WINDOWS)
class PipelinesTest {

    private static final Path SCRIPT = Path
            .of("../deployment/src/main/resources/io/quarkiverse/cachebuster/deployment/history.sh").toAbsolutePath();

    /** Writes a new archive each time, with the number of the build. */
    private static final String MAVEN = """
            echo >>builds
            number=$(($(wc -l <builds)))
            mkdir -p target/cache-buster published/static
            cp '%s' target/cache-buster
            echo "$number" >target/cache-buster/history.zip
            file=static/app-$number.js
            echo "$number" >"published/$file"
            echo plain >published/static/app.js
            echo small >published/static/app.js.gz
            echo '{ "files": [
                { "file": "static/app.js", "headers": { "Cache-Control": "no-cache", "Content-Type": "text/javascript" } },
                { "file": "static/app.js.gz", "contentCoding": "gzip", "headers": { "Content-Encoding": "gzip" } },
                { "file": "'"$file"'", "headers": { "Cache-Control": "max-age=31536000, immutable" } }
            ] }' >published/manifest.json
            """.formatted(SCRIPT);

    /** Copies between directories that stand for buckets. */
    private static final String AWS = """
            echo "aws $*" >>commands
            command=$2 from=${3#s3://} to=${4#s3://}
            case $command in
            cp) mkdir -p "${to%/*}" && cp "$from" "$to" ;;
            sync)
                case $* in *--delete*) rm -rf "$to" ;; esac
                mkdir -p "$from" "$to"
                for file in "$from"/*; do
                    case $*:$file in *'--exclude order'*/order) ;; *) [ ! -f "$file" ] || cp "$file" "$to" ;; esac
                done ;;
            *) exit 1 ;;
            esac
            """;

    @TempDir
    Path project;

    @BeforeEach
    void writeStandIns() throws IOException {
        executable("bin/mvn", MAVEN);
        executable("bin/aws", AWS);
        executable("deploy.sh", "");
    }

    private void executable(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\nset -eu\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void keepFiveArchives() throws Exception {
        run(Examples.read("shell/history.sh"), 7);

        assertHasFiveArchives(project.resolve("archives"));
    }

    @Test
    void keepFiveArchivesInAnObjectStore() throws Exception {
        for (int build = 0; build < 7; build++) {
            run(Examples.read("shell/history-s3.sh"), 1);
            // the next build runs on another machine
            run("rm -r archives", 1);
        }

        assertHasFiveArchives(project.resolve("acme-archives/shop"));
    }

    @Test
    void keepFiveArchivesInACacheOfGitHub() throws Exception {
        String steps = Examples.read("github/deploy.yml").lines().map(String::strip)
                .filter(line -> line.startsWith("- run: ")).map(line -> line.substring("- run: ".length()))
                .collect(Collectors.joining("\n"));

        run("set -eu\n" + steps, 7);

        assertHasFiveArchives(project.resolve("archives"));
    }

    @Test
    void uploadWhatIsPublishedWithItsHeaders() throws Exception {
        assumeHasJq();
        run("mvn package", 1);

        run(Examples.read("shell/publish-s3.sh"), 1);

        assertThat(files("acme-assets/static")).containsExactly("app-1.js", "app.js");
        assertThat(project.resolve("commands")).content()
                .contains("static/app.js --cache-control no-cache --content-type text/javascript",
                        "app-1.js --cache-control max-age=31536000, immutable --content-type application/octet-stream");
    }

    @Test
    void deletePublishedFilesThatNoBuildNeeds() throws Exception {
        assumeHasJq();
        run(Examples.read("shell/history.sh") + Examples.read("shell/clean-published.sh"), 7);

        assertThat(files("published/static"))
                .containsExactly("app-3.js", "app-4.js", "app-5.js", "app-6.js", "app-7.js", "app.js", "app.js.gz");
        assertThat(project.resolve("published/manifest.json")).exists();
    }

    @Test
    void listReferencesWithoutAnId() throws Exception {
        assumeHasJq();
        Path report = Files.createDirectories(project.resolve("target/cache-buster")).resolve("report.json");
        Files.writeString(report, """
                { "documents": [ { "path": "home.html", "references": [
                    { "line": 3, "column": 7, "text": "/a.css", "state": "id" },
                    { "line": 4, "column": 9, "text": "/a.js?ver={v}", "state": "left", "why": "it is computed" }
                ] } ] }
                """);

        run("(" + Examples.read("shell/left.sh") + ") >listed", 1);

        assertThat(project.resolve("listed")).hasContent("home.html:4:9 /a.js?ver={v}: it is computed");
    }

    /** Without it, the commands fail, which is an error in CI only. */
    private static void assumeHasJq() {
        boolean found = Stream.of(System.getenv("PATH").split(":")).anyMatch(each -> Files.isExecutable(Path.of(each, "jq")));
        assumeThat(found || "true".equals(System.getenv("CI"))).as("jq is installed").isTrue();
    }

    private void assertHasFiveArchives(Path archives) throws IOException {
        List<String> order = Files.readAllLines(archives.resolve("order"));

        assertThat(order).hasSize(5);
        assertThat(Files.readString(archives.resolve(order.get(4)))).isEqualToIgnoringNewLines("7");
        assertThat(archives.toFile().list()).containsExactlyInAnyOrderElementsOf(
                Stream.concat(order.stream(), Stream.of("order")).toList());
    }

    private List<String> files(String directory) {
        String[] names = project.resolve(directory).toFile().list();
        Arrays.sort(names);
        return List.of(names);
    }

    private void run(String commands, int times) throws IOException, InterruptedException {
        Path script = Files.writeString(project.resolve("commands.sh"), commands);
        for (int i = 0; i < times; i++) {
            ProcessBuilder builder = new ProcessBuilder("sh", script.toString()).directory(project.toFile())
                    .redirectErrorStream(true);
            builder.environment().merge("PATH", project.resolve("bin") + ":", (path, bin) -> bin + path);
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor()).as(output).isZero();
        }
    }
}
