package io.quarkiverse.cachebuster.guests.sites;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.ProdBuildResults;
import io.quarkus.test.ProdModeTestResults;
import io.quarkus.test.QuarkusProdModeTest;

class SbAdmin2Test extends StaticSiteTest {

    private static final NpmSite SITE = NpmSite.of("startbootstrap-sb-admin-2");

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
                image, id: 46
                script, id: 66
                style-sheet, id: 29
                """;
    }
}
