package io.quarkiverse.cachebuster.test.devui;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.microsoft.playwright.Locator;

import io.quarkiverse.cachebuster.test.devmode.DevModePort;
import io.quarkiverse.cachebuster.test.devui.DevUI.Look;
import io.quarkiverse.cachebuster.test.prod.RequiredTool;
import io.quarkus.test.QuarkusDevModeTest;

/** With the system property dev-ui.screenshots, these tests also save the images of the guide, in that directory. */
@Tag("rollout")
@ExtendWith(DevModePort.class)
@RequiredTool.Needed(RequiredTool.CHROMIUM)
class DevUIPagesTest {

    @RegisterExtension
    static final QuarkusDevModeTest app = new QuarkusDevModeTest().withApplicationRoot(DevUISite::addTo);

    @RegisterExtension
    static final DevUI devUI = new DevUI("");

    /** One start of the application serves all of them. */
    @TestFactory
    List<DynamicTest> pages() {
        return List.of(
                dynamicTest("haveACardWithTheirNumbers", this::haveACardWithTheirNumbers),
                dynamicTest("showWhatTheApplicationAnswersNow", this::showWhatTheApplicationAnswersNow),
                dynamicTest("findAssets", this::findAssets),
                dynamicTest("acceptAnyPath", this::acceptAnyPath),
                dynamicTest("explainUrlsWithoutId", this::explainUrlsWithoutId),
                dynamicTest("linkUnresolvedUrlsToTheirSource", this::linkUnresolvedUrlsToTheirSource),
                dynamicTest("adaptToTheTheme", this::adaptToTheTheme),
                dynamicTest("fitAPhone", this::fitAPhone),
                dynamicTest("showOneAssetAtATime", this::showOneAssetAtATime));
    }

    void haveACardWithTheirNumbers() {
        Locator page = devUI.open("extensions", Look.DESKTOP);

        Locator card = page.locator("qwc-extension").filter(new Locator.FilterOptions().setHasText("Cache Buster"));
        card.getByText("Unresolved URLs").waitFor();
        assertThat(DevUI.text(card)).contains("Assets 7", "URLs without id 1", "Unresolved URLs 2");
    }

    void showWhatTheApplicationAnswersNow() {
        Locator page = devUI.open("assets");
        page.getByText("/static/images/logo.svg").click();
        Locator details = page.locator("cache-buster-asset:visible");
        details.getByText("no-cache", new Locator.GetByTextOptions().setExact(true)).waitFor();

        String id = get("/static/images/logo.svg").header("ETag").substring(1, 17);
        assertThat(DevUI.text(details)).contains("HEAD /static/images/logo.svg?v=" + id, "200", "ETag", '"' + id,
                "image/svg+xml", "/static/site.css:2:23", "home.html:3:11");
        page.page().waitForFunction("image => image.naturalWidth === 96", details.getByAltText("Preview").elementHandle());
        assertThat(devUI.errors()).isEmpty();
    }

    void findAssets() {
        Locator page = devUI.open("assets");
        page.getByText("7 assets").waitFor();

        DevUI.search(page, "LOGO");
        page.getByText("1 of 7 assets").waitFor();
        DevUI.search(page, "home.html");
        page.getByText("3 of 7 assets").waitFor();
        DevUI.search(page, "");
        page.getByText("Unreferenced only").click();
        page.getByText("2 of 7 assets").waitFor();
        assertThat(DevUI.table(page).locator("code[title]:visible").allTextContents())
                .contains("/static/unused.js", DevUISite.ODD_PATH).doesNotContain("/index.html", "/static/app.js");
    }

    void acceptAnyPath() {
        Locator page = devUI.open("assets");
        page.getByText(DevUISite.ODD_PATH).click();

        Locator details = page.locator("cache-buster-asset:visible");
        details.getByText("Status").waitFor();
        assertThat(DevUI.text(details)).contains("200", "No reference that the build can read");
        assertThat(devUI.errors()).isEmpty();
    }

    void explainUrlsWithoutId() {
        Locator page = devUI.open("urls-without-id");

        page.getByText("home.html:2:28").waitFor();
        assertThat(DevUI.text(DevUI.table(page))).contains("/static/app.js", "modules import each other");
    }

    void linkUnresolvedUrlsToTheirSource() {
        Locator page = devUI.open("unresolved-urls");

        Locator link = page.locator("qui-ide-link").filter(new Locator.FilterOptions().setHasText("home.html:4:11"));
        link.waitFor();
        assertThat(openedFile(link)).content().contains("Logo", "/static/images/lgo.svg");
        assertThat(link.getAttribute("lineNumber")).isEqualTo("4");
        assertThat(DevUI.text(DevUI.table(page))).contains("images/gone.png", "did you mean");
        devUI.screenshot(page, "dev-ui-unresolved");
    }

    /** As the Dev UI does it, without decoding. */
    private static Path openedFile(Locator link) {
        String name = link.getAttribute("fileName");
        assertThat(name).startsWith("file://");
        return Path.of(name.substring("file://".length()));
    }

    void adaptToTheTheme() {
        Locator page = devUI.open("quarkus-cache-buster/assets", Look.DARK);
        page.getByText("/static/images/logo.svg").click();
        page.getByText("image/svg+xml").waitFor();

        assertThat(brightness(page, "color")).isGreaterThan(150);
        assertThat(brightness(page, "background-color")).isLessThan(80);
        devUI.screenshot(page, "dev-ui-dark");
    }

    /** Of the details, from 0 to 255; the background is that of the first element that has one. */
    private static int brightness(Locator page, String property) {
        return (int) page.locator("cache-buster-asset:visible").evaluate("""
                (element, property) => {
                    const root = node => node.assignedSlot || node.parentNode || node.host;
                    for (let each = element; each; each = root(each)) {
                        const color = each instanceof Element && getComputedStyle(each).getPropertyValue(property);
                        const parts = color && color.match(/[\\d.]+/g).map(Number);
                        if (parts && parts[3] !== 0) {
                            return Math.round(parts.slice(0, 3).reduce((sum, part) => sum + part) / 3);
                        }
                    }
                }""", property);
    }

    void fitAPhone() {
        Locator page = devUI.open("quarkus-cache-buster/assets", Look.PHONE);
        page.locator(".asset").filter(new Locator.FilterOptions().setHasText("/static/images/logo.svg")).click();
        page.getByText("image/svg+xml").waitFor();

        assertThat(page.evaluate("content => content.scrollWidth - content.clientWidth")).isEqualTo(0);
        assertThat(DevUI.table(page).evaluate("grid => grid.$.table.scrollWidth - grid.$.table.clientWidth"))
                .isEqualTo(0);
        assertThat(page.locator("cache-buster-asset:visible").evaluate("details => details.scrollWidth - details.clientWidth"))
                .isEqualTo(0);
        devUI.screenshot(page, "dev-ui-phone");
    }

    void showOneAssetAtATime() {
        Locator page = devUI.open("assets");
        page.getByText("/static/app.js").click();
        page.getByText("home.html:2:28").waitFor();
        page.getByText("/static/images/logo.svg").click();
        page.getByText("home.html:3:11").waitFor();

        assertThat(page.getByText("home.html:2:28").isVisible()).isFalse();
        devUI.screenshot(page, "dev-ui-assets");
    }
}
