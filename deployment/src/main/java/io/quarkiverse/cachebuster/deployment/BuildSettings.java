package io.quarkiverse.cachebuster.deployment;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

import io.quarkiverse.cachebuster.runtime.CacheBusterFixedConfig;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

/**
 * What the URLs of a build depend on apart from its files. Two builds that differ in it don't understand each other's URLs.
 *
 * @param saltHash the SHA-256 of the salt, which may be confidential
 * @param urlStyle as in the configuration
 */
record BuildSettings(int idLength, String queryParameter, String urlStyle, String saltHash) {

    private static final String PREFIX = "quarkus.cache-buster.";

    static BuildSettings of(CacheBusterFixedConfig config) {
        return new BuildSettings(config.idLength(), config.queryParameter(),
                config.urlStyle().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                Fingerprint.of(config.salt().orElse("").getBytes(StandardCharsets.UTF_8)).hex());
    }

    /** The configuration key of the first difference. */
    Optional<String> difference(BuildSettings other) {
        if (idLength != other.idLength) {
            return Optional.of(PREFIX + "id-length");
        }
        if (!queryParameter.equals(other.queryParameter)) {
            return Optional.of(PREFIX + "query-parameter");
        }
        if (!urlStyle.equals(other.urlStyle)) {
            return Optional.of(PREFIX + "url-style");
        }
        return saltHash.equals(other.saltHash) ? Optional.empty() : Optional.of(PREFIX + "salt");
    }
}
