package io.quarkiverse.cachebuster.runtime.qute;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
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
import io.quarkus.qute.TemplateNode.Origin;

/**
 * Resolves {@code {asset:url('/static/x.css')}} and the other methods of the {@code asset} namespace. To use it in a custom
 * engine ({@code Engine.builder()}), call {@code addNamespaceResolver(new AssetNamespace(cacheBuster))}.
 */
@Singleton
public final class AssetNamespace implements NamespaceResolver {

    /** The name of the namespace. */
    public static final String NAME = "asset";
    /** The method that returns a URL. */
    public static final String URL = "url";
    /** The method that returns the value of an {@code integrity} attribute; the empty string if there is none. */
    public static final String INTEGRITY = "integrity";
    /** The method that returns a script element with the import map for the modules that match any of the given globs. */
    public static final String IMPORT_MAP = "importmap";
    /** The method that returns the content of that element, for one that needs more attributes, such as a nonce. */
    public static final String IMPORT_MAP_JSON = "importmapJson";
    /**
     * The method that replaces plain URLs with a computed file name. It joins its arguments and adds the id; if the
     * result is not the path of an asset, it stays as it is. Not for templates written by hand.
     */
    private static final String COMPUTED_FILE_NAME = "_file";

    /** Takes precedence over an {@code asset} namespace of the application, which gets all other methods. */
    private static final int PRIORITY = 50;

    /** Far more than templates contain, but templates parsed at run time could contain any number. */
    private static final int MAX_CACHED = 10_000;

    private final Map<String, Method> methods;

    public AssetNamespace(CacheBuster cacheBuster) {
        CalledBean bean = new CalledBean(cacheBuster);
        Method url = Method.ofPath(bean, bean::url);
        Method integrity = Method.ofPath(bean, bean::integrity);
        Method importMap = Method.ofGlobs(bean,
                globs -> new RawString("<script type=\"importmap\">" + importMap(bean, globs) + "</script>"));
        // not escaped: a script element has no character references, and the JSON can't end it
        Method importMapJson = Method.ofGlobs(bean, globs -> new RawString(importMap(bean, globs)));
        Method file = new Method(bean, context -> ComputedFileName.resolve(context, bean::knownUrl));
        this.methods = Map.of(URL, url, INTEGRITY, integrity, IMPORT_MAP, importMap, IMPORT_MAP_JSON, importMapJson,
                COMPUTED_FILE_NAME, file);
    }

    private static String importMap(CalledBean cacheBuster, List<@Nullable String> globs) {
        return cacheBuster.importMap(globs.stream().map(glob -> glob == null ? "" : glob).toArray(String[]::new));
    }

    /** Whether the method takes any number of globs rather than one path. */
    public static boolean takesGlobs(String method) {
        return IMPORT_MAP.equals(method) || IMPORT_MAP_JSON.equals(method);
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
        if (method == null || arguments == 0
                || arguments > 1 && !takesGlobs(context.getName()) && !COMPUTED_FILE_NAME.equals(context.getName())) {
            return Results.notFound(context);
        }
        return method.resolve(context);
    }

    /** Caches results for literals, since Qute doesn't cache the resolvers of a namespace as it does those of values. */
    private static final class Method {

        private final Function<EvalContext, CompletionStage<Object>> function;
        private final CalledBean bean;
        private final Map<String, CompletionStage<Object>> cached = new ConcurrentHashMap<>();

        static Method ofPath(CalledBean bean, BiFunction<@Nullable String, Origin, Object> function) {
            return new Method(bean, context -> PathArgument.apply(context, function));
        }

        static Method ofGlobs(CalledBean bean, Function<List<@Nullable String>, Object> function) {
            return new Method(bean, context -> PathArgument.applyAll(context, function));
        }

        Method(CalledBean bean, Function<EvalContext, CompletionStage<Object>> function) {
            this.bean = bean;
            this.function = function;
        }

        CompletionStage<Object> resolve(EvalContext context) {
            String literals = bean.isConstant() ? literals(context.getParams()) : null;
            CompletionStage<Object> known = literals == null ? null : cached.get(literals);
            if (known != null) {
                return known;
            }
            CompletionStage<Object> result = function.apply(context);
            if (literals != null && cached.size() < MAX_CACHED
                    && context.getParams().stream().allMatch(PathArgument::isConstant)) {
                cached.put(literals, result);
            }
            return result;
        }

        /** The arguments as one text if all are literals; otherwise null. */
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
