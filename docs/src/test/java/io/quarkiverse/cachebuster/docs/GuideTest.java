package io.quarkiverse.cachebuster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuideTest {

    /** What no test runs. */
    private static final Set<String> COMMANDS = Set.of("mvn -DskipTests install",
            "mvn package && java -jar target/quarkus-app/quarkus-run.jar");

    /** Twice in a line, unless the code is {@code `+literal+`}. */
    private static final Pattern BOLD = Pattern.compile("(?m)^(?:.*`[^`+\\n]*\\*[^`\\n]*`){2}");
    private static final Pattern CLASS = Pattern.compile("\\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\\b");

    @Test
    void showsNothingButTestedExamples() {
        assertThat(Page.all()).hasSizeGreaterThan(10).allSatisfy(page -> assertThat(page.listings()).allSatisfy(
                listing -> assertThat(listing).as(page.name()).satisfiesAnyOf(
                        each -> assertThat(each.content()).matches("include::\\{examples-dir}[^\\[]+\\[[^\\]]*]"),
                        each -> assertThat(each.attributes()).isEqualTo("[listing]"),
                        each -> assertThat(COMMANDS).contains(each.content())))
                .allSatisfy(listing -> assertThat(listing.attributes()).as(page.name()).isNotEmpty()));
    }

    @Test
    void usesEachExample() {
        Set<String> used = Page.all().stream().flatMap(page -> page.examples().stream()).collect(Collectors.toSet());
        String readme = Readme.text();
        Set<String> unused = new TreeSet<>();
        for (String directory : List.of("console", "github", "java", "nginx", "pom", "properties", "shell", "site/rendered",
                "site/templates", "varnish")) {
            for (Path file : Examples.files(Examples.ROOT.resolve(directory))) {
                String name = Examples.ROOT.relativize(file).toString();
                if (!used.contains(name) && !readme.contains(Examples.read(file))) {
                    unused.add(name);
                }
            }
        }

        assertThat(unused).containsExactly("java/org/acme/Picture.java");
    }

    @Test
    void refersToExistingPagesAndAnchors() {
        assertThat(Page.all()).allSatisfy(page -> assertThat(page.references()).as(page.name())
                .allSatisfy(GuideTest::exists));
    }

    private static void exists(String reference) {
        String[] parts = reference.split("#", 2);
        assertThat(Page.ROOT.resolve("pages").resolve(parts[0])).exists();
        assertThat(parts.length == 1 || Page.named(parts[0]).hasAnchor(parts[1])).as(reference).isTrue();
    }

    @Test
    void listsEachPageInItsNavigation() {
        assertThat(Page.of(Page.ROOT.resolve("nav.adoc")).references())
                .containsExactlyInAnyOrderElementsOf(Page.all().stream().map(Page::name).toList());
    }

    @Test
    void linksToEachPageFromTheFirst() {
        // GitHub and the HTML of the build have no navigation
        assertThat(Page.named("index.adoc").references().map(reference -> reference.replaceAll("#.*", "")))
                .containsAll(Page.all().stream().map(Page::name).filter(name -> !name.equals("index.adoc")).toList());
    }

    @Test
    void hasNoCodeWhoseAsterisksMakeTextBold() {
        assertThat(Page.all()).allSatisfy(page -> assertThat(page.text()).doesNotContainPattern(BOLD));
    }

    @ParameterizedTest
    @ValueSource(strings = { "nginx/shared-cache.conf", "nginx/published.conf", "varnish/shared-cache.vcl" })
    void showsTheConfigurationOfServersThatIsTested(String name) throws Exception {
        Path tested = Path.of("../deployment/src/test/resources/io/quarkiverse/cachebuster/test/rollout");
        assertThat(Examples.read(name)).isEqualTo(Files.readString(tested.resolve(Path.of(name).getFileName())));
    }

    @Test
    void namesExistingClassesInTheArchitecture() {
        Set<String> sources = Stream.of("runtime", "deployment")
                .flatMap(module -> Examples.files(Path.of("../" + module + "/src/main/java")).stream())
                .map(file -> file.getFileName().toString().replace(".java", "")).collect(Collectors.toSet());

        assertThat(CLASS.matcher(Page.named("architecture.adoc").text()).results().map(MatchResult::group)
                .filter(name -> !name.equals("JavaScript"))
                .filter(name -> !sources.contains(name))).isEmpty();
    }

    @Test
    void namesTheArtifactOfThisBuild() {
        String pom = Examples.read(Path.of("../runtime/pom.xml")).replaceAll("\\s", "");
        String dependency = Examples.read("pom/dependency.xml").replaceAll("\\s", "");
        String version = dependency.replaceAll(".*(<version>.*</version>).*", "$1");

        assertThat(dependency).startsWith("<dependency><groupId>io.quarkiverse.cachebuster</groupId>");
        assertThat(pom).contains("<groupId>io.quarkiverse.cachebuster</groupId>", version,
                dependency.replaceAll(".*(<artifactId>.*</artifactId>).*", "$1"));
    }
}
