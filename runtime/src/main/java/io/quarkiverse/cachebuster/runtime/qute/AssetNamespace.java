package io.quarkiverse.cachebuster.runtime.qute;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.Results;
import io.quarkus.runtime.LaunchMode;

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

    /** Far more than templates have; what is parsed from text at run time could have any number. */
    private static final int MOST_FOLDED = 10_000;

    private final CacheBuster cacheBuster;
    /** Finished results by literal: Qute keeps no resolver for a namespace as it does for a value. */
    private final Map<String, CompletionStage<Object>> folded = new ConcurrentHashMap<>();

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
        if (!URL.equals(context.getName()) || context.getParams().size() != 1) {
            return Results.notFound(context);
        }
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT
                || !(context.getParams().get(0).getLiteral() instanceof String literal)) {
            return PathArgument.apply(context, cacheBuster::url);
        }
        CompletionStage<Object> known = folded.get(literal);
        return known != null ? known : fold(context, literal);
    }

    private CompletionStage<Object> fold(EvalContext context, String literal) {
        CompletionStage<Object> result = PathArgument.apply(context, cacheBuster::url);
        if (PathArgument.isConstant(context.getParams().get(0)) && folded.size() < MOST_FOLDED) {
            folded.put(literal, result);
        }
        return result;
    }
}
