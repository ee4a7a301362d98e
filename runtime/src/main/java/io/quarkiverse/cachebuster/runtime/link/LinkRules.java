package io.quarkiverse.cachebuster.runtime.link;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.find.WebDependencies;
import io.quarkiverse.cachebuster.runtime.url.UrlIds;
import io.quarkiverse.cachebuster.runtime.url.UrlReference;
import io.quarkiverse.cachebuster.runtime.url.UrlStyle;

/**
 * Configures which documents are rewritten and how.
 *
 * @param assets which files are assets and what their ids are
 * @param style how references carry ids
 * @param rootPath the HTTP root path with a leading and without a trailing slash; empty for the root
 * @param webDependencies which paths of web jars need no version
 * @param syntaxes the kinds of documents to rewrite; all other files are served unmodified
 */
public record LinkRules(AssetRules assets, UrlStyle style, String rootPath, WebDependencies webDependencies,
        List<Syntax> syntaxes) {

    /** The rules for an application without quarkus-web-dependency-locator. */
    public LinkRules(AssetRules assets, UrlStyle style, String rootPath, List<Syntax> syntaxes) {
        this(assets, style, rootPath, WebDependencies.NONE, syntaxes);
    }

    /** Why a URL must not get the id of its asset, whichever asset that is; null if it may. */
    public @Nullable String whyPlain(WrittenUrl url) {
        if (url.text().indexOf('?') < 0) {
            return null;
        }
        String id = "f".repeat(assets.idLength());
        String query = UrlReference.parse(style.apply(url.text(), id)).query();
        UrlIds ids = UrlIds.of(null, query.isEmpty() ? null : query.substring(1), new UrlIds.Format("", assets.idLength()));
        return ids.conflictsWith(id)
                ? "a part of its query looks like an id, and no cache stores responses to URLs with two ids; remove it"
                : null;
    }

    /** Whether the file with this canonical path is a document. A file with a hashed name is none: its bytes must stay. */
    public boolean isDocument(String path) {
        return syntax(path) != null;
    }

    @Nullable
    Syntax syntax(String path) {
        if (assets.isHashedName(path)) {
            return null;
        }
        for (Syntax syntax : syntaxes) {
            if (syntax.reads(path)) {
                return syntax;
            }
        }
        return null;
    }
}
