package io.quarkiverse.cachebuster.runtime.qute;

import java.util.concurrent.CompletionStage;

import jakarta.inject.Singleton;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.ValueResolver;

/**
 * Resolves {@code {cacheId('/static/x.css')}} at the root of an expression, whatever the data of the template is.
 * <p>
 * It is a value resolver and no template extension method because such a method needs a base object, which an isolated
 * template does not have, and would make {@code {anything.cacheId('/x')}} legal too.
 * <p>
 * The application's engine has it. An engine of your own ({@code Engine.builder()}) gets it by
 * {@code addValueResolver(new CacheIdResolver(cacheBuster))}.
 */
@Singleton
public final class CacheIdResolver implements ValueResolver {

    /** The method's name in templates. */
    public static final String NAME = "cacheId";

    /** Above the built-in resolvers, so that a method of the same name on a data object never gets in the way. */
    private static final int PRIORITY = 50;

    private final CacheBuster cacheBuster;
    private final boolean caching;

    public CacheIdResolver(CacheBuster cacheBuster) {
        this.cacheBuster = cacheBuster;
        this.caching = ConstantResults.of(cacheBuster);
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }

    @Override
    public boolean appliesTo(EvalContext context) {
        return NAME.equals(context.getName()) && context.getParams().size() == 1
                && context.getBase() == context.resolutionContext().getData();
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        return PathArgument.apply(context, cacheBuster::cacheId);
    }

    /** If results never change, a literal is looked up once and the result is cached. */
    @Override
    public ValueResolver getCachedResolver(EvalContext context) {
        return PathArgument.isConstant(context.getParams().get(0)) && caching
                ? new CachedResult(resolve(context))
                : this;
    }

    /** Qute asks it for one part of one expression only, so that name and argument are known to match. */
    private record CachedResult(CompletionStage<Object> result) implements ValueResolver {

        @Override
        public boolean appliesTo(EvalContext context) {
            return context.getBase() == context.resolutionContext().getData();
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            return result;
        }
    }
}
