package io.quarkiverse.cachebuster.runtime;

import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;

/**
 * What each deployment decides.
 */
@ConfigMapping(prefix = "quarkus.cache-buster")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface CacheBusterRuntimeConfig {

    /**
     * What URLs of assets start with, for example `https://cdn.example.com`: a scheme and host, or `//` and a host, or a
     * path. It is read when the application starts, so that each deployment can have its own CDN.
     */
    Optional<String> baseUrl();
}
