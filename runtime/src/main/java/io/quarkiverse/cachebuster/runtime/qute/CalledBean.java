package io.quarkiverse.cachebuster.runtime.qute;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.arc.ClientProxy;
import io.quarkus.arc.impl.Mockable;
import io.quarkus.qute.TemplateNode.Origin;

/**
 * The {@link CacheBuster} that templates call. In tests it is a client proxy, behind which a mock may replace the bean at any
 * time; otherwise the proxy is unwrapped once, so that calls don't pay for it.
 */
final class CalledBean {

    private final CacheBuster bean;
    private final CacheBuster instance;
    /** The instance; null if it has nothing to offer beyond the API. */
    private final @Nullable TemplateResults results;
    private final boolean constant;

    CalledBean(CacheBuster bean) {
        this.instance = ClientProxy.unwrap(bean);
        this.bean = bean instanceof Mockable ? bean : instance;
        this.results = instance instanceof TemplateResults supported ? supported : null;
        this.constant = results != null && results.hasConstantResults();
    }

    /** Whether results for literals may be cached; if so, cached ones may be used. A mock's results are never cached. */
    boolean isConstant() {
        return constant && isGenuine();
    }

    /** Compared by identity, since a spy has the same class. */
    private boolean isGenuine() {
        return bean == instance || ClientProxy.unwrap(bean) == instance;
    }

    private @Nullable TemplateResults results() {
        return isGenuine() ? results : null;
    }

    String cacheId(@Nullable String path, Origin origin) {
        TemplateResults genuine = results();
        return genuine != null ? genuine.cacheId(path, origin) : bean.cacheId(path);
    }

    String url(@Nullable String path, Origin origin) {
        TemplateResults genuine = results();
        return genuine != null ? genuine.url(path, origin) : bean.url(path);
    }

    /** The URL of the asset with this path; null if there is none, except that a mock bean returns what it likes. */
    @Nullable
    String knownUrl(String path) {
        TemplateResults genuine = results();
        return genuine != null ? genuine.knownUrl(path) : bean.url(path);
    }

    /** The empty string if there is none. */
    String integrity(@Nullable String path, Origin origin) {
        TemplateResults genuine = results();
        return (genuine != null ? genuine.integrity(path, origin) : bean.integrity(path)).orElse("");
    }

    String importMap(String... globs) {
        return bean.importMap(globs);
    }
}
