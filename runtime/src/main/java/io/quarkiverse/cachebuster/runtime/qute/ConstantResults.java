package io.quarkiverse.cachebuster.runtime.qute;

import io.quarkiverse.cachebuster.CacheBuster;

/**
 * Implemented by a {@link CacheBuster} whose results may be constant, so that templates can cache those for literals.
 */
public interface ConstantResults {

    /** Whether the same argument always gives the same result. */
    boolean hasConstantResults();

    /** Whether the results of this bean are constant. Those of a mock, for example, are not. */
    static boolean of(CacheBuster cacheBuster) {
        return cacheBuster instanceof ConstantResults answers && answers.hasConstantResults();
    }
}
