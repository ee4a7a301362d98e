package io.quarkiverse.cachebuster.runtime;

import java.util.Optional;
import java.util.regex.Pattern;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Reads {@code quarkus.cache-buster.base-url}.
 */
final class BaseUrl {

    private static final Pattern VALID = Pattern
            .compile("([a-zA-Z][a-zA-Z0-9+.-]*:)?//[^/\\s?#\\\\][^\\s?#\\\\]*|/[^/\\s?#\\\\][^\\s?#\\\\]*");

    private BaseUrl() {
    }

    /**
     * The configured base URL without a slash at its end, or empty.
     *
     * @throws ConfigurationException if URLs that start with it would not lead where they should
     */
    static String of(Optional<String> configured) {
        String baseUrl = configured.map(String::trim).orElse("");
        if (!baseUrl.isEmpty() && !VALID.matcher(baseUrl).matches()) {
            throw new ConfigurationException("quarkus.cache-buster.base-url is '" + baseUrl
                    + "', but must start with a scheme and host ('https://cdn.example.com'), with '//' and a host, or with"
                    + " '/', and have no query, fragment or white space");
        }
        return baseUrl.replaceAll("/+$", "");
    }
}
