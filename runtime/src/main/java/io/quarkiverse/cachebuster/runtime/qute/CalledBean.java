package io.quarkiverse.cachebuster.runtime.qute;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.arc.ClientProxy;
import io.quarkus.arc.impl.Mockable;

/**
 * The {@link CacheBuster} that templates call. In tests it is a client proxy, behind which a mock may replace the bean at any
 * time; otherwise the proxy is unwrapped once, so that calls don't pay for it.
 */
final class CalledBean {

    private final CacheBuster bean;
    /** The instance whose results may be cached, or null if results can change. */
    private final @Nullable CacheBuster constant;

    CalledBean(CacheBuster bean) {
        CacheBuster instance = ClientProxy.unwrap(bean);
        this.bean = bean instanceof Mockable ? bean : instance;
        this.constant = ConstantResults.of(instance) ? instance : null;
    }

    CacheBuster get() {
        return bean;
    }

    /** Whether results for literals may be cached; if so, cached ones may be used. A mock's results are never cached. */
    boolean isConstant() {
        // compared by identity, since a spy has the same class
        return constant != null && (bean == constant || ClientProxy.unwrap(bean) == constant);
    }
}
