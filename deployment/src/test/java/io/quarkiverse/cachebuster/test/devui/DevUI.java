package io.quarkiverse.cachebuster.test.devui;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import io.quarkiverse.cachebuster.test.browser.Chromium;

/** Shows the Dev UI of an application that runs in dev mode. */
final class DevUI implements BeforeAllCallback, AfterAllCallback, AfterEachCallback {

    /** A directory for screenshots; by default there are none. */
    private static final String SCREENSHOTS = System.getProperty("dev-ui.screenshots");
    /** Without network, the Dev UI itself complains that it can't list extensions. */
    private static final String HIDE_NOTIFICATIONS = "vaadin-notification-container { display: none }";

    /** The Dev UI loads some 200 modules, which takes a while on a busy machine. */
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final String ORIGIN = "http://localhost:8080";

    private final String rootPath;
    private final Map<String, String> headers;
    private Chromium chromium;
    private BrowserContext profile;
    private final List<String> errors = new CopyOnWriteArrayList<>();

    /** How a page is shown. */
    record Look(int width, int height, ColorScheme colors) {

        static final Look DESKTOP = new Look(1280, 640, ColorScheme.LIGHT);
        static final Look DARK = new Look(1280, 640, ColorScheme.DARK);
        static final Look PHONE = new Look(390, 844, ColorScheme.LIGHT);
    }

    /** @param rootPath of the application, without a slash at the end */
    DevUI(String rootPath) {
        this(rootPath, Map.of());
    }

    /** @param headers of all requests of the browser */
    DevUI(String rootPath, Map<String, String> headers) {
        this.rootPath = rootPath;
        this.headers = headers;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium = Chromium.launch();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    private void close() {
        if (profile != null) {
            profile.close();
            profile = null;
        }
        errors.clear();
    }

    /** Opens one of our pages. */
    Locator open(String name) {
        return open("quarkus-cache-buster/" + name, Look.DESKTOP);
    }

    /**
     * Opens any page of the Dev UI, and closes the one before.
     *
     * @return its content, without the menu and without the footer, whose log repeats the requests of the page
     */
    Locator open(String path, Look look) {
        close();
        profile = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(look.width, look.height)
                .setColorScheme(look.colors).setExtraHTTPHeaders(headers));
        profile.setDefaultTimeout(TIMEOUT.toMillis());
        profile.onWebError(error -> errors.add(error.error()));
        Page page = profile.newPage();
        page.navigate(ORIGIN + rootPath + "/q/dev-ui/" + path);
        page.addStyleTag(new Page.AddStyleTagOptions().setContent(HIDE_NOTIFICATIONS));
        return page.locator("#page");
    }

    /** The table of one of our pages; the Dev UI has others, which are hidden. */
    static Locator table(Locator page) {
        return page.locator("vaadin-grid");
    }

    static void search(Locator page, String term) {
        page.locator(".search input").fill(term);
    }

    /** All text in an element, that in shadow roots included, which innerText leaves out. */
    static String text(Locator element) {
        String text = (String) element.evaluate("""
                element => {
                    const text = node => node.nodeName === 'STYLE' || node.nodeType === Node.COMMENT_NODE ? '' : node.data
                            ?? [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes].map(text).join(' ');
                    return text(element);
                }""");
        return text.replaceAll("\\s+", " ");
    }

    /** The uncaught script errors of the page. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    /** Saves what the page shows if the system property dev-ui.screenshots is set. */
    void screenshot(Locator content, String name) {
        if (SCREENSHOTS != null) {
            Page page = content.page();
            page.waitForFunction("document.getAnimations().every(each => each.playState !== 'running')");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(SCREENSHOTS, name + ".png")));
        }
    }
}
