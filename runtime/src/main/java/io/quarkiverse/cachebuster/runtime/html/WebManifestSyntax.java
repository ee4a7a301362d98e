package io.quarkiverse.cachebuster.runtime.html;

import java.util.List;
import java.util.Set;

import io.quarkiverse.cachebuster.runtime.asset.PlainUrl;
import io.quarkiverse.cachebuster.runtime.link.Place;
import io.quarkiverse.cachebuster.runtime.link.Syntax;

/**
 * The syntax of web app manifests: files named {@code *.webmanifest}, and those that a page names as its manifest. Only the
 * URLs of images count, since {@code start_url}, {@code scope} and {@code id} identify the app.
 */
public final class WebManifestSyntax implements Syntax {

    private final Set<String> named;

    /** @param named the canonical paths of the files that pages name */
    public WebManifestSyntax(Set<String> named) {
        this.named = Set.copyOf(named);
    }

    @Override
    public boolean reads(String path) {
        return path.endsWith(".webmanifest") || named.contains(path);
    }

    /** The rewritten bytes: the URL of a manifest identifies the app, so it never gets an id. */
    @Override
    public PlainUrl plainUrl() {
        return PlainUrl.CURRENT_BYTES;
    }

    @Override
    public List<? extends Place> places(byte[] manifest) {
        return WebManifestReferences.in(manifest);
    }
}
