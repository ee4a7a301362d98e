package io.quarkiverse.cachebuster.runtime.qute;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.RawString;
import io.quarkus.qute.Results;

/**
 * Resolves {@code {asset:url('/static/x.css')}} and the other methods of the namespace {@code asset}. An engine of your own
 * ({@code Engine.builder()}) gets it by {@code addNamespaceResolver(new AssetNamespace(cacheBuster))}.
 */
@Singleton
public final class AssetNamespace implements NamespaceResolver {

    /** The namespace in templates. */
    public static final String NAME = "asset";
    /** Its method that answers a URL. */
    public static final String URL = "url";
    /** Its method that answers what the attribute {@code integrity} takes; the empty string if there is none. */
    public static final String INTEGRITY = "integrity";
    /** Its method that answers the import map for the modules that match one of its arguments, which are globs. */
    public static final String IMPORT_MAP = "importmap";

    /** Ahead of a namespace of the same name that the application may have; that one gets what is not ours. */
    private static final int PRIORITY = 50;

    /** Far more than templates have; what is parsed from text at run time could have any number. */
    private static final int MAX_CACHED = 10_000;

    private final Map<String, Method> methods;

    public AssetNamespace(CacheBuster cacheBuster) {
        boolean caching = ConstantResults.of(cacheBuster);
        Method url = new Method(caching, path -> cacheBuster.url(path.get(0)));
        Method integrity = new Method(caching, path -> cacheBuster.integrity(path.get(0)).orElse(""));
        Method importMap = new Method(caching, globs -> importMap(cacheBuster, globs));
        this.methods = Map.of(URL, url, INTEGRITY, integrity, IMPORT_MAP, importMap);
    }

    private static RawString importMap(CacheBuster cacheBuster, List<@Nullable String> globs) {
        String json = cacheBuster.importMap(globs.stream().map(glob -> glob == null ? "" : glob).toArray(String[]::new));
        return new RawString("<script type=\"importmap\">" + json + "</script>");
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
        Method method = methods.get(context.getName());
        int arguments = context.getParams().size();
        if (method == null || arguments == 0 || arguments > 1 && !IMPORT_MAP.equals(context.getName())) {
            return Results.notFound(context);
        }
        return method.resolve(context);
    }

    /** Qute keeps no resolver for a namespace as it does for a value, so results for literals are kept here. */
    private static final class Method {

        private final Function<List<@Nullable String>, Object> function;
        private final boolean caching;
        private final Map<String, CompletionStage<Object>> cached = new ConcurrentHashMap<>();

        Method(boolean caching, Function<List<@Nullable String>, Object> function) {
            this.caching = caching;
            this.function = function;
        }

        CompletionStage<Object> resolve(EvalContext context) {
            String literals = caching ? literals(context.getParams()) : null;
            CompletionStage<Object> known = literals == null ? null : cached.get(literals);
            if (known != null) {
                return known;
            }
            CompletionStage<Object> result = PathArgument.applyAll(context, function);
            if (literals != null && cached.size() < MAX_CACHED
                    && context.getParams().stream().allMatch(PathArgument::isConstant)) {
                cached.put(literals, result);
            }
            return result;
        }

        /** The arguments as one text if all are literals, else null. */
        private static @Nullable String literals(List<Expression> arguments) {
            if (arguments.size() == 1) {
                return arguments.get(0).getLiteral() instanceof String literal ? literal : null;
            }
            return arguments.stream().allMatch(argument -> argument.getLiteral() instanceof String)
                    ? arguments.stream().map(argument -> (String) argument.getLiteral()).collect(Collectors.joining("\0"))
                    : null;
        }
    }
}
