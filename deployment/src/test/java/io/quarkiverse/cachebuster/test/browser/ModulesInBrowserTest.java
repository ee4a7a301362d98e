package io.quarkiverse.cachebuster.test.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Page;

import io.quarkiverse.cachebuster.test.prod.Pages;
import io.quarkiverse.cachebuster.test.prod.ProductionBuild;
import io.quarkiverse.cachebuster.test.prod.RequiredTool;

/**
 * Checks what a browser requests for a page with an import map. Each module adds its name to a list when it is evaluated;
 * versions A and B of the site differ in the module {@code leaf.js}.
 */
@RequiredTool.Needed(RequiredTool.CHROMIUM)
class ModulesInBrowserTest {

    private static final String LEAF = "200 /static/js/leaf.js?v=<id> immutable";

    @RegisterExtension
    static final Visitor visitor = new Visitor();

    private static ProductionBuild versionA;
    private static ProductionBuild versionB;

    @BeforeAll
    static void build(@TempDir Path directory) throws Exception {
        versionA = build(directory.resolve("a"), "A");
        versionB = build(directory.resolve("b"), "B");
    }

    @BeforeEach
    void deployVersionA() throws Exception {
        visitor.deploy(versionA);
    }

    @Test
    void areEvaluatedOnceHoweverTheyAreImported() throws Exception {
        assertThat(evaluated(visitor.visit("/pages/home"))).containsExactlyInAnyOrder("leaf A", "shared", "relative",
                "absolute",
                "dynamic", "main");
    }

    @Test
    void areRequestedOnceWithTheCurrentIdHoweverTheyAreImported() throws Exception {
        evaluated(visitor.visit("/pages/home"));

        assertThat(visitor.newRequests()).containsExactlyInAnyOrder(LEAF,
                "200 /static/js/shared.js?v=<id> immutable",
                "200 /static/js/below/relative.js?v=<id> immutable",
                "200 /static/js/absolute.js?v=<id> immutable",
                "200 /static/js/below/dynamic.js?v=<id> immutable",
                "200 /static/js/main.js?v=<id> immutable");
    }

    @Test
    void areNotRequestedOnASecondVisit() throws Exception {
        evaluated(visitor.visit("/pages/home"));
        visitor.newRequests();

        assertThat(evaluated(visitor.visit("/pages/home"))).hasSize(6);
        assertThat(visitor.newRequests()).isEmpty();
    }

    @Test
    void areRequestedAfterARedeploymentOnlyIfTheyChanged() throws Exception {
        evaluated(visitor.visit("/pages/home"));
        visitor.deploy(versionB);

        assertThat(evaluated(visitor.visit("/pages/home"))).contains("leaf B").hasSize(6);
        assertThat(visitor.newRequests()).containsExactly(LEAF);
    }

    @Test
    void mayBeImportedByUnencodedNames() throws Exception {
        assertThat(evaluated(visitor.visit("/pages/odd"))).containsExactlyInAnyOrder("slug", "space", "plus", "umlaut", "main");
        assertThat(visitor.newRequests()).containsExactlyInAnyOrder(
                "200 /static/odd/main.js?v=<id> immutable",
                "200 /static/odd/%5Bslug%5D.js?v=<id> immutable",
                "200 /static/odd/a%20b.js?v=<id> immutable",
                "200 /static/odd/c%2B%2B.js?v=<id> immutable",
                "200 /static/odd/%C3%BC.js?v=<id> immutable");
    }

    @Test
    void mayBeImportedByEncodedNames() throws Exception {
        assertThat(evaluated(visitor.visit("/pages/encoded"))).containsExactlyInAnyOrder("slug", "space", "plus", "umlaut");
        assertThat(visitor.newRequests()).hasSize(4).allMatch(request -> request.endsWith("?v=<id> immutable"));
    }

    /** Waits for the inline module, which runs after all others. */
    private static List<Object> evaluated(Page page) {
        page.waitForFunction("window.complete");
        return List.copyOf((List<?>) page.evaluate("window.evaluated"));
    }

    private static ProductionBuild build(Path directory, String version) throws Exception {
        Map<String, String> resources = new LinkedHashMap<>(Map.of(
                "templates/home.html", page("{asset:importmap('/static/js/**')}",
                        """
                                <script type="module" src="{asset:url('/static/js/shared.js')}"></script>
                                <script type="module" src="{asset:url('/static/js/main.js')}"></script>
                                """,
                        "await import('/static/js/main.js');"),
                "templates/odd.html", page("{asset:importmap('/static/odd/*')}", "", "await import('/static/odd/main.js');"),
                "templates/encoded.html", page("{asset:importmap('/static/odd/*')}", "", """
                        await import('/static/odd/%5Bslug%5D.js');
                        await import('/static/odd/a%20b.js');
                        await import('/static/odd/c%2B%2B.js');
                        await import('/static/odd/%C3%BC.js');
                        """)));
        resources.putAll(Map.of(
                "META-INF/resources/static/js/main.js", module("main", """
                        import './below/relative.js';
                        import '/static/js/absolute.js';
                        await import('./below/dynamic.js');
                        """),
                "META-INF/resources/static/js/below/relative.js", module("relative", "import '../shared.js';"),
                "META-INF/resources/static/js/absolute.js", module("absolute", "import '/static/js/shared.js';"),
                "META-INF/resources/static/js/below/dynamic.js", module("dynamic", """
                        import './../below/../leaf.js';
                        await import(new URL('../shared.js', import.meta.url));
                        """),
                "META-INF/resources/static/js/shared.js", module("shared", "import './leaf.js';"),
                "META-INF/resources/static/js/leaf.js", module("leaf " + version, "")));
        resources.putAll(Map.of(
                "META-INF/resources/static/odd/main.js", module("main", """
                        import './[slug].js';
                        import './a b.js';
                        import './c++.js';
                        import './ü.js';
                        """),
                "META-INF/resources/static/odd/[slug].js", module("slug", ""),
                "META-INF/resources/static/odd/a b.js", module("space", ""),
                "META-INF/resources/static/odd/c++.js", module("plus", ""),
                "META-INF/resources/static/odd/ü.js", module("umlaut", "")));
        return ProductionBuild.of(directory, resources, Map.of(), Pages.class, RequestLog.class);
    }

    private static String page(String importMap, String scripts, String module) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                  <meta charset="utf-8">
                  %s
                  %s
                  <script type="module">
                    %s
                    window.complete = true;
                  </script>
                </head>
                <body></body>
                </html>
                """.formatted(importMap, scripts, module);
    }

    private static String module(String name, String imports) {
        return imports + "\n(window.evaluated ??= []).push('" + name + "');";
    }
}
