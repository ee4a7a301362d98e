package io.quarkiverse.cachebuster.guests.sites;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.ProdBuildResults;
import io.quarkus.test.ProdModeTestResults;
import io.quarkus.test.QuarkusProdModeTest;

class AgencyTest extends StaticSiteTest {

    private static final NpmSite SITE = NpmSite.of("startbootstrap-agency/dist");

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
                icon, id: 1
                image, id: 30
                script, id: 1
                style-sheet, id: 1
                """;
    }
}
