package io.quarkiverse.cachebuster.test.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

import io.quarkiverse.cachebuster.test.prod.ProductionBuild;
import io.quarkiverse.cachebuster.test.prod.RunningApplication;

/**
 * Runs a site and visits it with Chromium. The browser's cache is empty when a test starts. Applications keep running for the
 * next tests of the class, since each start takes seconds.
 */
final class Visitor implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

    private Chromium chromium;
    private BrowserContext profile;
    private final Map<Deployment, RunningApplication> running = new HashMap<>();
    private Deployment deployment;
    private int requestsSeen;
    private final List<String> messages = new CopyOnWriteArrayList<>();

    private record Deployment(ProductionBuild version, Map<String, String> configuration) {
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium = Chromium.launch();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (chromium != null) {
            chromium.close();
        }
        for (RunningApplication each : running.values()) {
            each.close();
        }
        running.clear();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        profile = chromium.browser().newContext();
        messages.clear();
        profile.onConsoleMessage(message -> messages.add(message.text()));
        profile.onWebError(error -> messages.add(error.error()));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        profile.close();
        deployment = null;
    }

    /** Starts this version of the site, or replaces the one that the test has started, on the same port. */
    void deploy(ProductionBuild version) throws Exception {
        deploy(version, Map.of());
    }

    /** @param configuration runtime configuration */
    void deploy(ProductionBuild version, Map<String, String> configuration) throws Exception {
        Deployment next = new Deployment(version, configuration);
        int port = 0;
        if (deployment != null) {
            port = port();
            running.remove(deployment).close();
            if (running.containsKey(next)) {
                running.remove(next).close();
            }
        }
        if (!running.containsKey(next)) {
            running.put(next, RunningApplication.start(version, port, configuration));
        }
        deployment = next;
        requestsSeen = (int) source("/requests").lines().count();
    }

    int port() throws Exception {
        return running.get(deployment).port();
    }

    /** Cuts the browser off from the network for the rest of the test. */
    void goOffline() {
        profile.setOffline(true);
    }

    /** Opens an empty tab. */
    Page tab() {
        return profile.newPage();
    }

    /** Opens this page in a new tab. */
    Page visit(String path) throws Exception {
        Page page = tab();
        page.navigate(url(path));
        return page;
    }

    /** The console messages of this test: failed requests, blocked files, script errors. */
    List<String> consoleMessages() {
        return List.copyOf(messages);
    }

    /** The HTML of this page, requested without the browser. */
    String source(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url(path))).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    String url(String path) throws Exception {
        return running.get(deployment).url(path);
    }

    /**
     * The requests since the last call or the start of the server, with their status:
     * {@code 200 /static/app.js?v=<id> immutable}.
     */
    List<String> newRequests() throws Exception {
        List<String> all = source("/requests").lines().map(line -> line.replaceAll("[0-9a-f]{16}", "<id>")).toList();
        List<String> unseen = all.subList(requestsSeen, all.size());
        requestsSeen = all.size();
        return unseen;
    }
}
