package io.quarkiverse.cachebuster.runtime.qute;

import java.util.concurrent.CompletionStage;

import jakarta.inject.Singleton;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.Results;

/**
 * Resolves {@code {asset:url('/static/x.css')}}. An engine of your own ({@code Engine.builder()}) gets it by
 * {@code addNamespaceResolver(new AssetNamespace(cacheBuster))}.
 */
@Singleton
public final class AssetNamespace implements NamespaceResolver {

    /** The namespace in templates. */
    public static final String NAME = "asset";
    /** Its method that answers a URL. */
    public static final String URL = "url";

    /** Ahead of a namespace of the same name that the application may have; that one gets what is not ours. */
    private static final int PRIORITY = 50;

    private final CacheBuster cacheBuster;

    public AssetNamespace(CacheBuster cacheBuster) {
        this.cacheBuster = cacheBuster;
    }

    @Override
    public String getNamespace() {
        return NAME;
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        if (URL.equals(context.getName()) && context.getParams().size() == 1) {
            return PathArgument.apply(context, cacheBuster::url);
        }
        return Results.notFound(context);
    }
}
