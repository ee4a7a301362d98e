package io.quarkiverse.cachebuster.benchmarks.limits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;

/**
 * Visits three pages with Chromium, restarts it, and visits the pages again.
 */
public final class Visits {

    private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private final Playwright playwright;
    private final Path profile;
    private final Path log;
    private int seen;

    private Visits(Playwright playwright, Path log) throws IOException {
        this.playwright = playwright;
        this.profile = Files.createTempDirectory("visits");
        this.log = log;
        this.seen = requests().size();
    }

    /** Arguments: Chromium, port, the log of the server, its name, kinds of URLs. */
    public static void main(String[] arguments) throws IOException {
        try (Playwright playwright = Playwright
                .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            for (String kind : List.of(arguments).subList(4, arguments.length)) {
                Visits visits = new Visits(playwright, Path.of(arguments[2]));
                for (String which : List.of("first", "second")) {
                    String result = visits.visit(Path.of(arguments[0]), "http://127.0.0.1:" + arguments[1] + "/pages/" + kind);
                    System.out.printf("%-18s %-8s %-7s %s%n", arguments[3], kind, which, result);
                }
            }
        }
    }

    private String visit(Path chromium, String pages) throws IOException {
        AtomicLong bytes = new AtomicLong();
        try (BrowserContext browser = playwright.chromium().launchPersistentContext(profile,
                new BrowserType.LaunchPersistentContextOptions().setExecutablePath(chromium).setArgs(QUIET))) {
            Page page = browser.newPage();
            CDPSession session = browser.newCDPSession(page);
            session.on("Network.loadingFinished",
                    event -> bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
            session.send("Network.enable", new JsonObject());
            for (int i = 1; i <= 3; i++) {
                page.navigate(pages + "-" + i);
                page.waitForLoadState(LoadState.NETWORKIDLE);
            }
        }
        List<String> all = requests();
        List<String> unseen = all.subList(seen, all.size());
        seen = all.size();
        long notModified = unseen.stream().filter(line -> line.contains("REQUEST 304 ")).count();
        return String.format("%8d %8d %8.1f", unseen.size(), notModified, bytes.get() / 1000.0);
    }

    private List<String> requests() throws IOException {
        return Files.readAllLines(log).stream().filter(line -> line.contains("REQUEST ")).toList();
    }
}
