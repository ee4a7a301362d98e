package io.quarkiverse.cachebuster.test.browser;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

import io.quarkiverse.cachebuster.test.prod.RequiredTool;

/** A running browser. */
public record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

    private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");

    public static Chromium launch() {
        Playwright playwright = Playwright
                .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(playwright, playwright.chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(RequiredTool.CHROMIUM.path()).setArgs(QUIET)));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
