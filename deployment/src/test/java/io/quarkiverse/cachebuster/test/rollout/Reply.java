package io.quarkiverse.cachebuster.test.rollout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A decoded response.
 *
 * @param cacheControl in lower case, empty if missing
 * @param fromCache whether it came from the shared cache
 */
record Reply(URI url, int status, String text, String cacheControl, boolean fromCache) {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern VERSION = Pattern.compile("version ([A-Z])");
    private static final Pattern REFERENCE = Pattern.compile("(?:(?:src|href)=|url\\()\"([^\"]+)\"");
    private static final Pattern INTEGRITY = Pattern.compile("(?:src|href)=\"([^\"]+)\" integrity=\"([^\"]+)\"");
    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d+)");
    private static final long HOUR = 3600;

    /**
     * @param compressed whether to accept gzip, as browsers do
     */
    static Reply get(URI url, boolean compressed) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(20))
                .header("Accept-Encoding", compressed ? "gzip" : "identity").build();
        HttpResponse<byte[]> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
        byte[] body = response.body();
        if (response.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
            body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        }
        return new Reply(url, response.statusCode(), new String(body, StandardCharsets.UTF_8),
                String.join(",", response.headers().allValues("Cache-Control")).toLowerCase(Locale.ROOT),
                response.headers().firstValue("X-Cache-Status").orElse("").equals("HIT"));
    }

    /** The same document, loaded from another host. */
    Reply movedTo(String site) {
        return new Reply(URI.create(site + url.getPath()), status, text, cacheControl, fromCache);
    }

    /** The version of the site that is stated in a page or style sheet. */
    String version() {
        Matcher version = VERSION.matcher(text);
        if (!version.find()) {
            throw new IllegalStateException(url + " answered " + status + ": " + text);
        }
        return version.group(1);
    }

    /** The URLs in a page or style sheet. */
    List<URI> references() {
        List<URI> references = new ArrayList<>();
        for (MatchResult reference : REFERENCE.matcher(text).results().toList()) {
            references.add(url.resolve(reference.group(1).replace("&amp;", "&")));
        }
        return references;
    }

    /** The {@code integrity} attributes in a page, by the URL that stands in front of them. */
    Map<URI, String> integrities() {
        Map<URI, String> integrities = new HashMap<>();
        INTEGRITY.matcher(text).results()
                .forEach(each -> integrities.put(url.resolve(each.group(1).replace("&amp;", "&")), each.group(2)));
        return integrities;
    }

    boolean isStyleSheet() {
        return url.getPath().endsWith(".css");
    }

    boolean isCacheableForOverAnHour() {
        if (cacheControl.contains("no-store") || cacheControl.contains("no-cache")) {
            return false;
        }
        return cacheControl.contains("immutable")
                || MAX_AGE.matcher(cacheControl).results().anyMatch(age -> Long.parseLong(age.group(1)) > HOUR);
    }
}
