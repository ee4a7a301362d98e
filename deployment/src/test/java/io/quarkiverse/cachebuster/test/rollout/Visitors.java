package io.quarkiverse.cachebuster.test.rollout;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.quarkiverse.cachebuster.runtime.asset.IntegrityMetadata;

/**
 * Visitors without a cache of their own, so that each sees the content of the shared cache. A visitor requests a page and all
 * assets that the page and its style sheets refer to.
 */
final class Visitors {

    /** The content of each version of the site, by version and path. */
    private final Map<String, Map<String, String>> expected = new HashMap<>();
    /** The pages of all versions, by version and path. */
    private final Map<String, Reply> opened = new TreeMap<>();
    private final Random random = new Random(1);
    private Tally tally = new Tally();

    /** Records the content of one version of the site, from a replica without the shared cache. */
    void learn(String replica) throws IOException, InterruptedException {
        Map<String, String> files = new HashMap<>();
        String version = "";
        for (String path : Site.PAGES) {
            Reply page = Reply.get(URI.create(replica + path), false);
            version = page.version();
            opened.put(version + path, page);
            learn(page.references(), files);
            for (Map.Entry<URI, String> integrity : page.integrities().entrySet()) {
                byte[] bytes = files.get(integrity.getKey().getPath()).getBytes(StandardCharsets.UTF_8);
                if (!IntegrityMetadata.parse(integrity.getValue()).accepts(bytes)) {
                    throw new IllegalStateException(integrity + " doesn't accept the file");
                }
            }
        }
        expected.put(version, files);
    }

    private void learn(List<URI> urls, Map<String, String> files) throws IOException, InterruptedException {
        for (URI url : urls) {
            Reply reply = Reply.get(url, false);
            if (reply.status() != 200) {
                throw new IllegalStateException(url + " answered " + reply.status());
            }
            files.put(url.getPath(), reply.text());
            if (reply.isStyleSheet()) {
                learn(reply.references(), files);
            }
        }
    }

    /** Sends visitors to the site one after the other. */
    Tally visit(int visitors, String site) throws IOException, InterruptedException {
        tally = new Tally();
        for (int visitor = 0; visitor < visitors; visitor++) {
            boolean compressed = random.nextInt(4) > 0;
            Reply page = Reply.get(URI.create(site + Site.PAGES.get(random.nextInt(Site.PAGES.size()))), compressed);
            tally.addPage(page);
            follow(page, compressed);
        }
        return tally;
    }

    /** Lets pages of all versions learned so far load their assets now. */
    Tally loadAssetsOfOpenedPages(int pages, String site) throws IOException, InterruptedException {
        tally = new Tally();
        List<Reply> all = List.copyOf(opened.values());
        for (int i = 0; i < pages; i++) {
            Reply page = all.get(random.nextInt(all.size()));
            tally.addPage(page);
            follow(page.movedTo(site), random.nextInt(4) > 0);
        }
        return tally;
    }

    private void follow(Reply document, boolean compressed) throws IOException, InterruptedException {
        Map<String, String> expectedFiles = expected.getOrDefault(document.version(), Map.of());
        for (URI url : document.references()) {
            Reply reply = Reply.get(url, compressed);
            boolean correct = reply.status() == 200 && reply.text().equals(expectedFiles.get(url.getPath()));
            tally.addAsset(reply, correct);
            if (reply.isStyleSheet() && reply.status() == 200) {
                follow(reply, compressed);
            }
        }
    }
}
