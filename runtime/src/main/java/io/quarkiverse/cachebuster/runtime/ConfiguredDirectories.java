package io.quarkiverse.cachebuster.runtime;

import java.util.Map;
import java.util.Optional;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import io.quarkiverse.cachebuster.runtime.live.LocalDirectories;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Reads which local directories are served.
 */
final class ConfiguredDirectories {

    private static final Logger LOG = Logger.getLogger(ConfiguredDirectories.class);

    private ConfiguredDirectories() {
    }

    /**
     * @param directories the directories of {@link CacheBusterRuntimeConfig#directories}
     * @param deliverable whether Quarkus serves files, rather than a servlet container
     * @param enabled whether our delivery is enabled; Quarkus' own doesn't serve these directories
     */
    static LocalDirectories read(Map<String, String> directories, boolean deliverable, boolean enabled) {
        LocalDirectories configured;
        try {
            configured = LocalDirectories.of(directories);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
        configured.missing().forEach(LOG::warn);
        if (!configured.isEmpty()) {
            warnIfNotServed(deliverable, enabled);
        }
        return deliverable ? withStaticDirectory(configured, ConfigProvider.getConfig()) : configured;
    }

    private static void warnIfNotServed(boolean deliverable, boolean enabled) {
        if (!deliverable) {
            LOG.warn("With quarkus-undertow, the files of quarkus.cache-buster.directories are not served: their URLs carry"
                    + " cache ids, but a servlet has to answer them");
        } else if (!enabled) {
            LOG.warn("With quarkus.cache-buster.http.enabled=false, the files of quarkus.cache-buster.directories are not"
                    + " served: their URLs carry cache ids, but another server has to answer them");
        }
    }

    /** Read by its keys, since older versions of Quarkus don't have the type. */
    private static LocalDirectories withStaticDirectory(LocalDirectories configured, Config config) {
        Optional<String> path = config.getOptionalValue("quarkus.http.static-dir.path", String.class);
        if (path.isEmpty() || !config.getOptionalValue("quarkus.http.static-dir.enabled", Boolean.class).orElse(true)) {
            return configured;
        }
        String endpoint = config.getOptionalValue("quarkus.http.static-dir.endpoint", String.class).orElse("static").trim();
        return configured.withStaticDirectory(endpoint.startsWith("/") ? endpoint : "/" + endpoint, path.get().trim());
    }
}
