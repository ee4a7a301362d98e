package io.quarkiverse.cachebuster.runtime.html;

import io.quarkiverse.cachebuster.runtime.link.Place;
import io.quarkiverse.cachebuster.runtime.url.Splice;

/**
 * The URL of an image in a web app manifest.
 */
record WebManifestUrl(WebManifestKind kind, JsonText text) implements Place {

    @Override
    public int start() {
        return text.start();
    }

    @Override
    public String url() {
        return text.text();
    }

    @Override
    public Splice inDocument(Splice change) {
        String escaped = change.replacement().replace("\\", "\\\\").replace("\"", "\\\"");
        return new Splice(text.position(change.from()), text.position(change.to()), escaped);
    }
}
