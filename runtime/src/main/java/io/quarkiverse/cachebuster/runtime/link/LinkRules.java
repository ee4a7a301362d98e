package io.quarkiverse.cachebuster.runtime.link;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.url.UrlStyle;

/**
 * The configuration of how documents are rewritten.
 *
 * @param assets what an asset is and what its id is
 * @param style how references carry ids
 * @param rootPath the HTTP root path with a slash in front and none at the end; empty for the root
 * @param syntaxes those of the documents that are rewritten; all other files are served unmodified
 */
public record LinkRules(AssetRules assets, UrlStyle style, String rootPath, List<Syntax> syntaxes) {

    /** Whether the file with this canonical path is a document. */
    public boolean isDocument(String path) {
        return syntax(path) != null;
    }

    @Nullable
    Syntax syntax(String path) {
        for (Syntax syntax : syntaxes) {
            if (syntax.reads(path)) {
                return syntax;
            }
        }
        return null;
    }
}
