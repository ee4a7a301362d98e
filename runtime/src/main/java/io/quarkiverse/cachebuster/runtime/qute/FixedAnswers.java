package io.quarkiverse.cachebuster.runtime.qute;

import io.quarkiverse.cachebuster.CacheBuster;

/**
 * A {@link CacheBuster} that can promise to give the same answer to the same question forever, so that templates may keep the
 * answers for literals.
 */
public interface FixedAnswers {

    /** Whether that is so. */
    boolean answersNeverChange();

    /** Whether that is so for this bean; never for one that makes no such promise, such as a mock. */
    static boolean of(CacheBuster cacheBuster) {
        return cacheBuster instanceof FixedAnswers answers && answers.answersNeverChange();
    }
}
