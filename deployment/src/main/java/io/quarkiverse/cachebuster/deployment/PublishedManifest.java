package io.quarkiverse.cachebuster.deployment;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import io.quarkiverse.cachebuster.runtime.CacheBusterFixedConfig;
import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.quarkiverse.cachebuster.runtime.http.MediaType;
import io.quarkiverse.cachebuster.runtime.http.PublishedHeaders;
import io.quarkiverse.cachebuster.runtime.url.AssetUrls;
import io.quarkiverse.cachebuster.runtime.url.FileNameUrlStyle;
import io.quarkiverse.cachebuster.runtime.url.UrlStyle;

/**
 * Describes the files of a published tree. The deployment guide documents the format. The same files give the same bytes.
 *
 * @param application its name
 */
record PublishedManifest(String application, CacheBusterFixedConfig config, String rootPath, UrlStyle style,
        PublishedHeaders headers) {

    private static final int FORMAT = 1;
    private static final String NAME = "manifest.json";
    private static final String OTHER_NAME = "manifest.cache-buster.json";

    /** The name of the manifest in a tree with these files, which may contain a web app manifest of that name. */
    static String name(Set<String> files) {
        return files.contains(NAME) ? OTHER_NAME : NAME;
    }

    /** @param files in the order of the manifest */
    String json(Collection<PublishedFile> files) {
        JsonWriter json = new JsonWriter().add("{\n  ").number("format", FORMAT);
        json.add(",\n  ").string("application", application);
        json.add(",\n  ").string("rootPath", rootPath);
        json.add(",\n  ").string("urlStyle", style instanceof FileNameUrlStyle ? "file-name" : "query");
        json.add(",\n  ").string("queryParameter", config.queryParameter());
        json.add(",\n  ").number("idLength", config.idLength());
        json.add(",\n  ").string("files").add(": ").array("  ", files, file -> write(file, json));
        return json.add("\n}\n").toString();
    }

    private void write(PublishedFile file, JsonWriter json) {
        json.add("{ ").string("file", file.file());
        members(file).forEach((name, value) -> json.add(",\n      ").string(name, value));
        json.add(",\n      ").string("size").add(": " + file.size());
        json.add(",\n      ").string("headers").add(": {");
        String separator = "";
        for (Map.Entry<String, String> header : headers(file).entrySet()) {
            json.add(separator).add("\n        ").string(header.getKey(), header.getValue());
            separator = ",";
        }
        json.add("\n      } }");
    }

    private SortedMap<String, String> members(PublishedFile file) {
        SortedMap<String, String> members = new TreeMap<>();
        members.put("path", file.asset().path());
        members.put("url", url(file));
        members.put("sha256", file.fingerprint().hex());
        if (file.current()) {
            members.put("id", file.asset().cacheId());
        }
        if (file.content().integrity() != null) {
            members.put("integrity", file.content().integrity().text());
        }
        String mediaType = MediaType.nameOf(file.asset().path());
        if (mediaType != null) {
            members.put("mediaType", mediaType);
        }
        if (file.variant() != null) {
            members.put("contentCoding", file.variant().coding().token());
        }
        return members;
    }

    private String url(PublishedFile file) {
        return file.current() ? new AssetUrls("", rootPath, style).of(file.asset())
                : AssetPath.encodeForRequest(rootPath) + AssetPath.encode(file.asset().path());
    }

    private SortedMap<String, String> headers(PublishedFile file) {
        return headers.of(file.asset(), file.content(), file.current(),
                file.variant() == null ? null : file.variant().coding());
    }
}
