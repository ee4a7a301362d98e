package io.quarkiverse.cachebuster.test.devui;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;

import io.quarkiverse.cachebuster.test.devmode.DevModePort;
import io.quarkiverse.cachebuster.test.prod.RequiredTool;
import io.quarkus.test.QuarkusDevModeTest;

@Tag("rollout")
@ExtendWith(DevModePort.class)
@RequiredTool.Needed(RequiredTool.CHROMIUM)
class DevUITest {

    @RegisterExtension
    static final QuarkusDevModeTest app = new QuarkusDevModeTest().withApplicationRoot(DevUISite::addTo);

    @RegisterExtension
    static final DevUI devUI = new DevUI("");

    @Test
    void followsEdits() {
        Locator page = devUI.open("assets");
        page.getByText("7 assets").waitFor();
        app.modifyResourceFile(DevUISite.ROOT + "/static/site.css", text -> text + "h3 {}");
        page.getByText("/static/site.css", new Locator.GetByTextOptions().setExact(true)).click();
        page.getByText("The file has changed since the last build").waitFor();

        app.addResourceFile(DevUISite.ROOT + "/static/new.js", "// new");
        app.modifyResourceFile("templates/home.html", text -> text + "<script src=\"/static/new.js\"></script>");
        get("/static/app.js");
        page.getByText("8 assets").waitFor();
        page.getByText("The file has changed since the last build")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        assertThat(devUI.errors()).isEmpty();
    }
}
