package io.quarkiverse.cachebuster.runtime.link;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.PlainUrl;

/**
 * Rewrites documents and computes their cache ids. The id of a document is computed from the bytes served, in which
 * each reference carries the id of its target. When an image changes, so do all documents that refer to it, directly or not.
 * <p>
 * Documents that refer to each other in a circle have no such order. The id of each is computed from the bytes of the
 * whole circle, with placeholders for the references within it, and from its own bytes.
 * <p>
 * Documents are read and rewritten on first use, each once (twice in a circle). Not thread-safe.
 */
public final class LinkedDocuments {

    private final DocumentFiles files;
    private final LinkReader reader;
    private final LinkRules rules;
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, @Nullable Asset> others = new HashMap<>();
    /** The path from the requested document to the one being read. */
    private final Deque<Node> stack = new ArrayDeque<>();
    /** The documents visited but not finished (R. Tarjan, Depth-first search and linear graph algorithms, 1972). */
    private final Deque<Node> unfinished = new ArrayDeque<>();

    public LinkedDocuments(DocumentFiles files, LinkRules rules) {
        this.files = files;
        this.reader = new LinkReader(files, rules);
        this.rules = rules;
    }

    /** The document with this canonical path, or null if there is none. */
    public @Nullable ServedDocument get(String path) {
        Node known = nodes.get(path);
        Node node = known != null ? known : enter(path);
        while (!stack.isEmpty()) {
            continueWith(stack.peek());
        }
        return node == null ? null : node.served;
    }

    private static final class Node {

        final Document document;
        final PlainUrl plainUrl;
        final int number;
        /** The lowest number on the stack that can be reached from here. */
        int lowest;
        int nextLink;
        @Nullable
        String id;
        @Nullable
        ServedDocument served;

        Node(Document document, PlainUrl plainUrl, int number) {
            this.document = document;
            this.plainUrl = plainUrl;
            this.number = number;
            this.lowest = number;
        }

        String path() {
            return document.path();
        }
    }

    private @Nullable Node enter(String path) {
        Syntax syntax = rules.syntax(path);
        byte[] bytes = syntax == null ? null : files.document(path);
        if (bytes == null) {
            return null;
        }
        Node node = new Node(reader.read(path, bytes, syntax), syntax.plainUrl(), nodes.size());
        nodes.put(path, node);
        stack.push(node);
        unfinished.push(node);
        return node;
    }

    private void continueWith(Node node) {
        while (node.nextLink < node.document.links().size()) {
            String target = node.document.links().get(node.nextLink++).target();
            Node linked = nodes.get(target);
            if (linked == null && enter(target) != null) {
                return;
            }
            if (linked != null && linked.served == null) {
                node.lowest = Math.min(node.lowest, linked.number);
            }
        }
        stack.pop();
        if (!stack.isEmpty()) {
            stack.peek().lowest = Math.min(stack.peek().lowest, node.lowest);
        }
        if (node.lowest == node.number) {
            finish(node);
        }
    }

    /** Finishes all documents in the same circle as this one, which was visited first. */
    private void finish(Node first) {
        List<Node> circle = new ArrayList<>();
        Node last;
        do {
            last = unfinished.pop();
            circle.add(last);
        } while (last != first);
        if (circle.size() > 1 || first.document.isLinkedTo(first.path())) {
            identify(circle);
        }
        circle.forEach(this::serve);
    }

    private void identify(List<Node> circle) {
        circle.sort(Comparator.comparing(Node::path));
        Set<String> inside = circle.stream().map(Node::path).collect(Collectors.toSet());
        String placeholder = "0".repeat(rules.assets().idLength());
        Map<Node, Fingerprint> own = new HashMap<>();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Node node : circle) {
            byte[] bytes = node.document.rewritten(rules.style(), target -> inside.contains(target) ? placeholder : id(target));
            own.put(node, Fingerprint.of(bytes));
            all.writeBytes((node.path() + '\0' + own.get(node).hex()).getBytes(StandardCharsets.UTF_8));
        }
        String together = Fingerprint.of(all.toByteArray()).hex();
        for (Node node : circle) {
            byte[] both = (together + own.get(node).hex()).getBytes(StandardCharsets.US_ASCII);
            node.id = rules.assets().cacheId(Fingerprint.of(both));
        }
    }

    private void serve(Node node) {
        byte[] bytes = node.document.rewritten(rules.style(), this::id);
        Asset asset = rules.assets().asset(node.path(), bytes);
        if (node.id != null) {
            asset = Asset.of(asset.path(), node.id, asset.content());
        }
        asset = asset.withPlainUrl(node.plainUrl);
        node.id = asset.cacheId();
        byte[] own = node.document.bytes();
        node.served = new ServedDocument(bytes == own ? asset : asset.withOwn(Content.of(Fingerprint.of(own), own.length)),
                bytes, own, node.document.references());
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
