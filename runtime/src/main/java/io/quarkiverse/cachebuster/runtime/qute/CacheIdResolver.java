package io.quarkiverse.cachebuster.runtime.qute;

import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.TemplateNode.Origin;
import io.quarkus.qute.ValueResolver;

/**
 * Resolves {@code {cacheId('/static/x.css')}} at the root of an expression, regardless of the template's data.
 * <p>
 * This is a value resolver rather than a template extension method, because the latter requires a base object, which isolated
 * templates don't have, and would also allow {@code {anything.cacheId('/x')}}.
 * <p>
 * To use it in a custom engine ({@code Engine.builder()}), call
 * {@code addValueResolver(new CacheIdResolver(cacheBuster))}.
 */
@Singleton
public final class CacheIdResolver implements ValueResolver {

    /** The method's name in templates. */
    public static final String NAME = "cacheId";

    /** Above the built-in resolvers, so that a method of the same name on a data object doesn't interfere. */
    private static final int PRIORITY = 50;

    private final CalledBean cacheBuster;
    private final BiFunction<@Nullable String, Origin, Object> cacheId;

    public CacheIdResolver(CacheBuster cacheBuster) {
        CalledBean bean = new CalledBean(cacheBuster);
        this.cacheBuster = bean;
        this.cacheId = bean::cacheId;
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
        return PathArgument.apply(context, cacheId);
    }

    /** If results never change, a literal is looked up once and the result is cached. */
    @Override
    public ValueResolver getCachedResolver(EvalContext context) {
        return cacheBuster.isConstant() && PathArgument.isConstant(context.getParams().get(0))
                ? new CachedResult(resolve(context), cacheBuster)
                : this;
    }

    /** Used by Qute for a single part of an expression only, so name and argument always match. */
    private record CachedResult(CompletionStage<Object> result, CalledBean cacheBuster) implements ValueResolver {

        @Override
        public boolean appliesTo(EvalContext context) {
            return context.getBase() == context.resolutionContext().getData() && cacheBuster.isConstant();
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            return result;
        }
    }
}
