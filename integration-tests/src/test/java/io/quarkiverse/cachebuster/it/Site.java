package io.quarkiverse.cachebuster.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The site as a browser sees it: pages, the URLs in them, and what they lead to.
 */
final class Site {

    private static final Pattern URL_WITH_ID = Pattern.compile("[^\"'\\s<>]*[?&;]v=[0-9a-f]{16}[^\"'\\s<>]*");
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile("[?&]v=([0-9a-f]{16})(?=[&#]|$)");

    private Site() {
    }

    static String page(String path) {
        return given().get(path).then().statusCode(200).extract().asString();
    }

    /** What the injected bean says about any text. */
    static String id(String path) {
        return given().queryParam("path", path).get("/api/assets/id").then().statusCode(200).extract().asString();
    }

    /** All URLs with a cache id that stand anywhere in this HTML. */
    static List<String> urlsWithId(String html) {
        return URL_WITH_ID.matcher(html).results().map(MatchResult::group).map(Site::unescape).distinct().toList();
    }

    /** What this HTML refers to: the value of each {@code src} and {@code href}. */
    static List<String> references(String html) {
        return REFERENCE.matcher(html).results().map(match -> match.group(1)).map(Site::unescape).distinct().toList();
    }

    static String unescape(String html) {
        return html.replace("&quot;", "\"").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    /** Without query and fragment. */
    static String pathOf(String url) {
        return url.replaceFirst("[?#].*", "");
    }

    /** Follows a URL of this server as it is written, from the root of the host. */
    static byte[] fetch(String url) {
        return given().basePath("").urlEncodingEnabled(false).get(url.replaceFirst("#.*", ""))
                .then().statusCode(200).extract().asByteArray();
    }

    static void assertThatItsIdIsTheHashOfTheBytes(String url) {
        assertThat(idIn(url)).isEqualTo(idOf(fetch(url)));
    }

    static String idIn(String url) {
        Matcher matcher = ID.matcher(url);
        assertThat(matcher.find()).as("there is an id in %s", url).isTrue();
        return matcher.group(1);
    }

    private static String idOf(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
