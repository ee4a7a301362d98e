package io.quarkiverse.cachebuster.guests.locator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ModulesInBrowserIT {

    @TestHTTPResource("/page")
    URI page;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();

    @Test
    void eachModuleIsLoadedOnceWithItsIdAndOneImportMap() {
        try (Playwright playwright = Playwright
                .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium")).setArgs(List.of("--no-sandbox")))) {
            Page visit = browser.newPage();
            visit.onRequest(request -> requests.add(URI.create(request.url()).getRawPath()
                    + (request.url().contains("?v=") ? "?v=" : "")));
            visit.onConsoleMessage(message -> messages.add(message.text()));
            visit.navigate(page.toString());

            assertThat(visit.locator("hello-world b").textContent()).isEqualTo("Hello");
        }
        assertThat(messages).isEmpty();
        assertThat(requests).doesNotHaveDuplicates().contains("/_static/lit/3.3.2/index.js?v=",
                "/_static/lit-html/3.3.2/lit-html.js?v=", "/app/greeting.js?v=");
        assertThat(requests).filteredOn(request -> request.contains(".js")).allMatch(request -> request.endsWith("?v="));
    }
}
