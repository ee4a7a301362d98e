package io.quarkiverse.cachebuster.test.devui;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.microsoft.playwright.Locator;

import io.quarkiverse.cachebuster.test.devmode.DevModePort;
import io.quarkiverse.cachebuster.test.prod.RequiredTool;
import io.quarkus.test.QuarkusDevModeTest;

/** A site with 10,000 assets, most of which a style sheet refers to. */
@Tag("rollout")
@ExtendWith(DevModePort.class)
@RequiredTool.Needed(RequiredTool.CHROMIUM)
class LargeSiteInDevUITest {

    private static final int IMAGES = 9_999;
    /**
     * The browser's requests don't make Quarkus look for changed files. It takes a second with this many files, and a
     * {@link QuarkusDevModeTest} would look at each request, while dev mode looks every two seconds at most.
     */
    private static final Map<String, String> NO_LIVE_RELOAD = Map.of("x-quarkus-hot-deployment-done", "true");

    @RegisterExtension
    static final QuarkusDevModeTest app = new QuarkusDevModeTest().withApplicationRoot(LargeSiteInDevUITest::addSite);

    @RegisterExtension
    static final DevUI devUI = new DevUI("", NO_LIVE_RELOAD);

    private static void addSite(JavaArchive root) {
        StringBuilder sheet = new StringBuilder();
        for (int i = 1; i <= IMAGES; i++) {
            root.addAsResource(new StringAsset("<svg xmlns='http://www.w3.org/2000/svg' width='" + i + "'/>"),
                    DevUISite.ROOT + "/static/images/icons/icon-" + i + ".svg");
            sheet.append(".icon-").append(i).append(" { background: url(images/icons/icon-").append(i).append(".svg) }\n");
        }
        root.addAsResource(new StringAsset(sheet.toString()), DevUISite.ROOT + "/static/icons.css");
    }

    @Test
    void staysUsable() {
        Locator page = devUI.open("assets");
        page.getByText("10,000 assets").waitFor();
        page.getByText("/static/icons.css").first().waitFor();
        int rows = DevUI.table(page)
                .evaluate("grid => grid.shadowRoot.querySelectorAll('#items tr').length") instanceof Integer count ? count : -1;
        assertThat(rows).isBetween(1, 200);

        DevUI.search(page, "icon-9999");
        page.getByText("1 of 10,000 assets").waitFor();
        page.getByText("icon-9999.svg").first().click();
        page.getByText("HEAD /static/images/icons/icon-9999.svg").waitFor();
        Locator details = page.locator("cache-buster-asset:visible");
        details.getByText("image/svg+xml").waitFor();
        assertThat(DevUI.text(details)).contains("/static/icons.css:9999:30");
        // 100 bytes for each asset, and as much for its reference
        assertThat(get("/q/dev-ui/quarkus-cache-buster-data.js").asByteArray()).hasSizeLessThan(2_000_000);
        assertThat(devUI.errors()).isEmpty();
    }
}
