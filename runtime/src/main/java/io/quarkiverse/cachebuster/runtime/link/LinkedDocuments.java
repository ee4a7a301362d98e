package io.quarkiverse.cachebuster.runtime.link;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.url.UrlStyle;

/**
 * Style sheets as they are served, and their identity: a sheet's cache id is that of the bytes served, in which each reference
 * carries the id of what it leads to. So a change of an image changes all sheets that reach it, at any depth.
 * <p>
 * Sheets that import each other in a circle have no such order. Their ids are taken from the bytes of all of them together, in
 * which the references within the circle have a placeholder, and from the bytes of each.
 * <p>
 * Sheets are read and rewritten when they are asked for first, each once (twice in a circle). Not thread-safe.
 */
public final class LinkedDocuments {

    private final DocumentFiles files;
    private final LinkReader links;
    private final AssetRules rules;
    private final UrlStyle style;
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, @Nullable Asset> others = new HashMap<>();
    /** The way from the sheet that was asked for to the one that is being read. */
    private final Deque<Node> way = new ArrayDeque<>();
    /** The sheets that were met and are not finished; R. Tarjan, Depth-first search and linear graph algorithms, 1972. */
    private final Deque<Node> unfinished = new ArrayDeque<>();

    public LinkedDocuments(DocumentFiles files, LinkRules rules) {
        this.files = files;
        this.links = new LinkReader(rules.rootPath(), rules.assets());
        this.rules = rules.assets();
        this.style = rules.style();
    }

    /** Whether this path is that of a style sheet. */
    public static boolean isSheet(String path) {
        return path.length() > 4 && path.substring(path.length() - 4).toLowerCase(Locale.ROOT).equals(".css");
    }

    /** The style sheet with this canonical path, or null if there is none. */
    public @Nullable ServedDocument get(String path) {
        Node known = nodes.get(path);
        Node node = known != null ? known : enter(path);
        while (!way.isEmpty()) {
            continueWith(way.peek());
        }
        return node == null ? null : node.served;
    }

    private static final class Node {

        final StyleSheet sheet;
        final int number;
        /** The least number of those on the way that are reached from here. */
        int lowest;
        int nextLink;
        @Nullable
        String id;
        @Nullable
        ServedDocument served;

        Node(StyleSheet sheet, int number) {
            this.sheet = sheet;
            this.number = number;
            this.lowest = number;
        }

        String path() {
            return sheet.path();
        }
    }

    private @Nullable Node enter(String path) {
        byte[] bytes = files.sheet(path);
        if (bytes == null) {
            return null;
        }
        Node node = new Node(links.read(path, bytes, files), nodes.size());
        nodes.put(path, node);
        way.push(node);
        unfinished.push(node);
        return node;
    }

    private void continueWith(Node node) {
        while (node.nextLink < node.sheet.links().size()) {
            String target = node.sheet.links().get(node.nextLink++).target();
            if (isSheet(target)) {
                Node linked = nodes.get(target);
                if (linked == null && enter(target) != null) {
                    return;
                }
                if (linked != null && linked.served == null) {
                    node.lowest = Math.min(node.lowest, linked.number);
                }
            }
        }
        way.pop();
        if (!way.isEmpty()) {
            way.peek().lowest = Math.min(way.peek().lowest, node.lowest);
        }
        if (node.lowest == node.number) {
            finish(node);
        }
    }

    /** Finishes all sheets that this one, which was met first, is in a circle with. */
    private void finish(Node first) {
        List<Node> circle = new ArrayList<>();
        Node last;
        do {
            last = unfinished.pop();
            circle.add(last);
        } while (last != first);
        if (circle.size() > 1 || first.sheet.isLinkedTo(first.path())) {
            identify(circle);
        }
        circle.forEach(this::serve);
    }

    private void identify(List<Node> circle) {
        circle.sort(Comparator.comparing(Node::path));
        Set<String> inside = circle.stream().map(Node::path).collect(Collectors.toSet());
        String placeholder = "0".repeat(rules.idLength());
        Map<Node, Fingerprint> own = new HashMap<>();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Node node : circle) {
            byte[] bytes = node.sheet.rewritten(style, target -> inside.contains(target) ? placeholder : id(target));
            own.put(node, Fingerprint.of(bytes));
            all.writeBytes((node.path() + '\0' + own.get(node).hex()).getBytes(StandardCharsets.UTF_8));
        }
        String together = Fingerprint.of(all.toByteArray()).hex();
        for (Node node : circle) {
            byte[] both = (together + own.get(node).hex()).getBytes(StandardCharsets.US_ASCII);
            node.id = rules.cacheId(Fingerprint.of(both));
        }
    }

    private void serve(Node node) {
        byte[] bytes = node.sheet.rewritten(style, this::id);
        Asset asset = rules.asset(node.path(), bytes);
        if (node.id != null) {
            asset = Asset.of(asset.path(), node.id, asset.content());
        }
        node.id = asset.cacheId();
        byte[] own = node.sheet.bytes();
        node.served = new ServedDocument(bytes == own ? asset : asset.withOwn(Content.of(Fingerprint.of(own), own.length)),
                bytes, own, node.sheet.unresolved());
    }

    private @Nullable String id(String target) {
        Node node = nodes.get(target);
        if (node != null) {
            return node.id;
        }
        if (!others.containsKey(target)) {
            others.put(target, files.asset(target));
        }
        Asset asset = others.get(target);
        return asset == null ? null : asset.cacheId();
    }
}
