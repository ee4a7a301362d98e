package io.quarkiverse.cachebuster.guests.sites;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.ProdBuildResults;
import io.quarkus.test.ProdModeTestResults;
import io.quarkus.test.QuarkusProdModeTest;

class Html5BoilerplateTest extends StaticSiteTest {

    private static final NpmSite SITE = NpmSite.of("html5-boilerplate/dist");

    @RegisterExtension
    static final QuarkusProdModeTest app = SITE.application();

    @ProdBuildResults
    ProdModeTestResults build;

    @Override
    ProdModeTestResults build() {
        return build;
    }

    @Override
    NpmSite site() {
        return SITE;
    }

    @Override
    QuarkusProdModeTest application() {
        return app;
    }

    @Override
    String pages() {
        return """
                icon, left, /webpack.config.prod.js:17:18 looks for its file name: 1
                icon, left, /webpack.config.prod.js:18:18 looks for its file name: 1
                icon, left, /webpack.config.prod.js:20:18 looks for its file name: 1
                manifest, left, the URL of a web app manifest identifies the app: 1
                script, left, /webpack.common.js:5:16 looks for its file name: 1
                style-sheet, id: 1
                """;
    }

    @Override
    String templates() {
        return """
                icon, left, /webpack.config.prod.js:17:18 looks for its file name: 1
                icon, left, /webpack.config.prod.js:18:18 looks for its file name: 1
                icon, left, it is relative to the page, whose URL is unknown at build time, and names no directory: 1
                manifest, left, it is relative to the page, whose URL is unknown at build time, and names no directory: 1
                script, left, /webpack.common.js:5:16 looks for its file name: 1
                style-sheet, id: 1
                """;
    }
}
