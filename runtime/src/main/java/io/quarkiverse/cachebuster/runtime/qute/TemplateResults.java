package io.quarkiverse.cachebuster.runtime.qute;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.quarkus.qute.TemplateNode.Origin;

/**
 * Implemented by a {@link io.quarkiverse.cachebuster.CacheBuster} that offers templates more than the API does: results that
 * they may cache, and warnings that name the template.
 */
public interface TemplateResults {

    /** Whether the same argument always gives the same result. */
    boolean hasConstantResults();

    /** @param origin the expression in the template */
    String cacheId(@Nullable String path, Origin origin);

    /** @param origin the expression in the template */
    String url(@Nullable String path, Origin origin);

    /** The URL of the asset with this path; null if there is none, which is not reported. */
    @Nullable
    String knownUrl(String path);

    /** @param origin the expression in the template */
    Optional<String> integrity(@Nullable String path, Origin origin);
}
