package io.quarkiverse.cachebuster.runtime.qute;

import io.quarkiverse.cachebuster.CacheBuster;

/**
 * A {@link CacheBuster} that can promise constant results, so that templates may cache the results for literals.
 */
public interface ConstantResults {

    /** Whether the same argument always gives the same result. */
    boolean hasConstantResults();

    /** Whether this bean promises constant results. A mock, for example, doesn't. */
    static boolean of(CacheBuster cacheBuster) {
        return cacheBuster instanceof ConstantResults answers && answers.hasConstantResults();
    }
}
