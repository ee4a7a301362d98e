package io.quarkiverse.cachebuster.runtime;

import java.util.Optional;
import java.util.regex.Pattern;

import io.quarkiverse.cachebuster.runtime.find.AssetProblem;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Validates {@code quarkus.cache-buster.base-url}.
 */
final class BaseUrl {

    private static final Pattern VALID = Pattern
            .compile("([a-zA-Z][a-zA-Z0-9+.-]*:)?//[^/\\s?#\\\\][^\\s?#\\\\]*|/[^/\\s?#\\\\][^\\s?#\\\\]*");

    private BaseUrl() {
    }

    /** Whether URLs that start with this base URL have a host of their own. */
    static boolean hasHost(String baseUrl) {
        return baseUrl.startsWith("//") || !baseUrl.isEmpty() && !baseUrl.startsWith("/");
    }

    /**
     * The configured base URL without a trailing slash; empty if not configured.
     *
     * @throws ConfigurationException if it is not valid as the start of a URL
     */
    static String of(Optional<String> configured) {
        String baseUrl = configured.map(String::trim).orElse("");
        if (!baseUrl.isEmpty() && !VALID.matcher(baseUrl).matches()) {
            throw new ConfigurationException("quarkus.cache-buster.base-url is " + AssetProblem.quoted(baseUrl)
                    + ", but must start with a scheme and host ('https://cdn.example.com'), with '//' and a host, or with"
                    + " '/', and must not contain a query, a fragment or whitespace");
        }
        return baseUrl.replaceAll("/+$", "");
    }
}
