package io.quarkiverse.cachebuster.runtime.url;

import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Selects the canonical paths of files whose names are known to contain a hash of the content, as bundlers write them.
 */
public final class HashedNames implements Predicate<String> {

    private final Predicate<String> configured;
    private final Set<String> files;

    /** @param files what is known without configuration */
    public HashedNames(Predicate<String> configured, Collection<String> files) {
        this.configured = configured;
        this.files = Set.copyOf(files);
    }

    @Override
    public boolean test(String path) {
        return files.contains(path) || configured.test(path);
    }
}
