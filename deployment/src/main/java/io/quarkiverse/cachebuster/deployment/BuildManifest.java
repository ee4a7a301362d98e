package io.quarkiverse.cachebuster.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.PlainUrl;
import io.quarkiverse.cachebuster.runtime.asset.Variant;
import io.quarkiverse.cachebuster.runtime.find.AssetProblem;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * What a build served: the {@code manifest.json} of its archive.
 *
 * @param application its {@code quarkus.application.name}
 * @param assets with the content that was served under their ids
 */
record BuildManifest(String application, BuildSettings settings, List<Asset> assets) {

    /** Raised when an earlier version of the extension would misunderstand the manifest. */
    static final int FORMAT = 1;

    static BuildManifest of(String application, BuildSettings settings, Collection<Asset> assets) {
        return new BuildManifest(application, settings, assets.stream().sorted(Comparator.comparing(Asset::path)).toList());
    }

    /** The same for the same assets, whatever the platform. */
    String json() {
        JsonWriter json = new JsonWriter();
        json.add("{\n  ").number("format", FORMAT)
                .add(",\n  ").string("application", application)
                .add(",\n  ").number("idLength", settings.idLength())
                .add(",\n  ").string("queryParameter", settings.queryParameter())
                .add(",\n  ").string("urlStyle", settings.urlStyle())
                .add(",\n  ").string("saltSha256", settings.saltHash())
                .add(",\n  ").string("assets").add(": ")
                .array("  ", assets, asset -> write(asset, json))
                .add("\n}\n");
        return json.toString();
    }

    private static void write(Asset asset, JsonWriter json) {
        json.add("{").string("path", asset.path())
                .add(", ").string("id", asset.cacheId())
                .add(", ").string("sha256", asset.fingerprint().hex())
                .add(", ").number("size", asset.size());
        asset.integrity().ifPresent(integrity -> json.add(", ").string("integrity", integrity));
        if (asset.hashedName()) {
            json.add(", ").string("hashedName").add(": true");
        }
        if (!asset.content().variants().isEmpty()) {
            json.add(", ").string("variants").add(": ").array("    ", asset.content().variants(), variant -> json
                    .add("{").string("coding", variant.coding().token())
                    .add(", ").string("sha256", variant.fingerprint().hex())
                    .add(", ").number("size", variant.size()).add("}"));
        }
        json.add("}");
    }

    /**
     * Reads {@link #json}. Ids and hashes are not verified, and integrity is left out, since nothing needs it any more.
     *
     * @throws IllegalArgumentException if it is malformed; the message says why
     */
    static BuildManifest parse(String text) {
        try {
            JsonObject json = new JsonObject(text);
            long format = number(json, "format");
            if (format > FORMAT) {
                throw new IllegalArgumentException(
                        "is of format " + format + ", which only a newer version of quarkus-cache-buster can read");
            }
            BuildSettings settings = new BuildSettings((int) number(json, "idLength"), string(json, "queryParameter"),
                    string(json, "urlStyle"), string(json, "saltSha256"));
            List<Asset> assets = new ArrayList<>();
            for (Object each : required(json.getJsonArray("assets"), "assets")) {
                assets.add(asset((JsonObject) each));
            }
            return new BuildManifest(string(json, "application"), settings, assets);
        } catch (DecodeException e) {
            throw new IllegalArgumentException("has a manifest.json that is not a JSON object", e);
        } catch (ClassCastException | NullPointerException e) {
            throw new IllegalArgumentException("has a manifest.json in which a value has the wrong type", e);
        }
    }

    private static Asset asset(JsonObject json) {
        String path = string(json, "path");
        Content content = Content.of(fingerprint(json), number(json, "size")).withVariants(variants(json));
        boolean hashedName = Boolean.TRUE.equals(json.getBoolean("hashedName"));
        return new Asset(path, string(json, "id"), content, null, hashedName ? PlainUrl.IMMUTABLE : PlainUrl.OWN_BYTES);
    }

    private static List<Variant> variants(JsonObject json) {
        List<Variant> variants = new ArrayList<>();
        for (Object each : json.getJsonArray("variants", new JsonArray())) {
            JsonObject variant = (JsonObject) each;
            variants.add(new Variant(coding(string(variant, "coding")), fingerprint(variant), number(variant, "size")));
        }
        variants.sort(Comparator.comparing(Variant::coding));
        if (variants.stream().map(Variant::coding).distinct().count() != variants.size()) {
            throw new IllegalArgumentException(
                    "has two variants in one coding for " + AssetProblem.quoted(string(json, "path")));
        }
        return variants;
    }

    private static ContentCoding coding(String token) {
        for (ContentCoding coding : ContentCoding.values()) {
            if (coding.token().equals(token)) {
                return coding;
            }
        }
        throw new IllegalArgumentException("has a variant in the unknown coding " + AssetProblem.quoted(token));
    }

    private static Fingerprint fingerprint(JsonObject json) {
        String hex = string(json, "sha256");
        try {
            return Fingerprint.ofHex(hex);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has " + AssetProblem.quoted(hex) + " in place of a SHA-256 hash", e);
        }
    }

    private static long number(JsonObject json, String name) {
        Object value = required(json.getValue(name), name);
        if (!(value instanceof Integer || value instanceof Long) || ((Number) value).longValue() < 0) {
            throw new IllegalArgumentException("has a manifest.json in which '" + name + "' is not a whole number");
        }
        return ((Number) value).longValue();
    }

    private static String string(JsonObject json, String name) {
        return required(json.getString(name), name);
    }

    private static <T> T required(T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("has a manifest.json without '" + name + "'");
        }
        return value;
    }
}
