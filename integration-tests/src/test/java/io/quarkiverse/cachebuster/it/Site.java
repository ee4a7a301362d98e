package io.quarkiverse.cachebuster.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.restassured.path.json.JsonPath;

/**
 * The site as a browser sees it: pages, the URLs in them, and what they lead to.
 */
final class Site {

    private static final Pattern URL_WITH_ID = Pattern.compile("[^\"'\\s<>]*[?&;]v=[0-9a-f]{16}[^\"'\\s<>]*");
    private static final Pattern SHEET_REFERENCE = Pattern.compile("(?:url\\(|@import )\\s*[\"']?([^\"')\\s]+)");
    private static final Pattern IMPORT_MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>");
    private static final Pattern IMPORT = Pattern.compile("(?:from|import|import\\()\\s*'([^']+)'");
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

    /** All URLs with a cache id that the page says itself or that the style sheets among them say. */
    static List<String> urlsWithIdFrom(String path) {
        Set<String> found = new LinkedHashSet<>(urlsWithId(page(path)));
        for (Deque<String> sheets = new ArrayDeque<>(found); !sheets.isEmpty();) {
            String url = sheets.pop();
            if (pathOf(url).endsWith(".css")) {
                sheetReferences(url).stream().filter(found::add).forEach(sheets::add);
            }
        }
        return List.copyOf(found);
    }

    /** What this style sheet refers to, as URLs from the root of the host. */
    static List<String> sheetReferences(String url) {
        return SHEET_REFERENCE.matcher(text(url)).results().map(match -> URI.create(url).resolve(match.group(1)).toString())
                .toList();
    }

    /** The import map of this HTML. */
    static JsonPath importMap(String html) {
        Matcher matcher = IMPORT_MAP.matcher(html);
        assertThat(matcher.find()).as("there is an import map").isTrue();
        return JsonPath.from(matcher.group(1));
    }

    /** What this module imports, as a browser looks it up in the import map. */
    static List<String> imports(String url) {
        return IMPORT.matcher(text(url)).results().map(match -> URI.create(url).resolve(match.group(1)).toString()).toList();
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

    private static String text(String url) {
        return new String(fetch(url), StandardCharsets.UTF_8);
    }

    /** As the attribute {@code integrity} has it. */
    static String integrityOf(byte[] bytes) {
        return "sha384-" + Base64.getEncoder().encodeToString(hash("SHA-384", bytes));
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
        return HexFormat.of().formatHex(hash("SHA-256", bytes)).substring(0, 16);
    }

    private static byte[] hash(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
