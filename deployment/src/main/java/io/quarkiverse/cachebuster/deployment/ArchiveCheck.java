package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Variant;
import io.quarkiverse.cachebuster.runtime.find.AssetProblem;

/**
 * Verifies that an archive contains what its manifest says, and nothing else. Every failure is an
 * {@code IllegalArgumentException} whose message says what is wrong.
 */
final class ArchiveCheck {

    private final EarlierBuild build;
    private final AssetRules rules;
    private final Set<String> paths = new HashSet<>();
    private final Set<String> resources = new HashSet<>();
    private final Set<Object> decoded;

    /** @param decoded the variants that were decoded before, in this archive or another one */
    ArchiveCheck(EarlierBuild build, AssetRules rules, Set<Object> decoded) {
        this.build = build;
        this.rules = rules;
        this.decoded = decoded;
    }

    void run() throws IOException {
        for (Asset asset : build.manifest().assets()) {
            checkName(asset);
            Content content = asset.content();
            if (resources.add(content.resource())) {
                build.verify(content.resource(), content.fingerprint(), content.size());
            }
            for (Variant variant : content.variants()) {
                check(asset.path(), content, variant);
            }
        }
        if (build.size() != resources.size() + 1) {
            throw new IllegalArgumentException("has " + build.size() + " entries, but its manifest.json describes "
                    + (resources.size() + 1));
        }
    }

    private void checkName(Asset asset) {
        String path = AssetProblem.quoted(asset.path());
        if (!asset.path().equals(AssetPath.canonical(asset.path())) || asset.path().indexOf('\0') >= 0) {
            throw new IllegalArgumentException("has the path " + path + ", which is not canonical");
        }
        if (!paths.add(asset.path())) {
            throw new IllegalArgumentException("has the path " + path + " twice");
        }
        if (!asset.cacheId().equals(rules.cacheId(asset.fingerprint()))) {
            throw new IllegalArgumentException("has the id " + AssetProblem.quoted(asset.cacheId()) + " for " + path
                    + ", but its bytes have the id '" + rules.cacheId(asset.fingerprint()) + "'");
        }
    }

    private void check(String path, Content content, Variant variant) throws IOException {
        String resource = content.resource(variant.coding());
        resources.add(resource);
        if (variant.size() > content.size()) {
            throw new IllegalArgumentException(
                    "has a variant of " + AssetProblem.quoted(path) + " that is larger than the file");
        }
        byte[] bytes = build.read(resource, variant.fingerprint(), variant.size());
        if (decoded.add(List.of(content.fingerprint(), variant)) && Compressor.isAvailable(variant.coding())
                && !Compressor.decodesTo(variant.coding(), bytes, content)) {
            throw new IllegalArgumentException("has a " + variant.coding().token() + " variant of "
                    + AssetProblem.quoted(path) + " that is not that file compressed");
        }
    }
}
