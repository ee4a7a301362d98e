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
 * Fetches pages and assets of the site, and extracts the URLs in them.
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

    /** The id that the injected bean returns for this path. */
    static String id(String path) {
        return given().queryParam("path", path).get("/api/assets/id").then().statusCode(200).extract().asString();
    }

    /** All URLs with a cache id in this HTML, wherever they occur. */
    static List<String> urlsWithId(String html) {
        return URL_WITH_ID.matcher(html).results().map(MatchResult::group).map(Site::unescape).distinct().toList();
    }

    /** The values of all {@code src} and {@code href} attributes in this HTML. */
    static List<String> references(String html) {
        return REFERENCE.matcher(html).results().map(match -> match.group(1)).map(Site::unescape).distinct().toList();
    }

    /** All URLs with a cache id in this page and in its style sheets. */
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

    /** The references in this style sheet, as absolute paths. */
    static List<String> sheetReferences(String url) {
        return SHEET_REFERENCE.matcher(text(url)).results().map(match -> URI.create(url).resolve(match.group(1)).toString())
                .toList();
    }

    /** The import map of this HTML. */
    static JsonPath importMap(String html) {
        Matcher matcher = IMPORT_MAP.matcher(html);
        assertThat(matcher.find()).as("has an import map").isTrue();
        return JsonPath.from(matcher.group(1));
    }

    /** The imports of this module, as a browser looks them up in the import map. */
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

    /** Fetches a URL of this server exactly as written. */
    static byte[] fetch(String url) {
        return given().basePath("").urlEncodingEnabled(false).get(url.replaceFirst("#.*", ""))
                .then().statusCode(200).extract().asByteArray();
    }

    private static String text(String url) {
        return new String(fetch(url), StandardCharsets.UTF_8);
    }

    /** The value of an {@code integrity} attribute. */
    static String integrityOf(byte[] bytes) {
        return "sha384-" + Base64.getEncoder().encodeToString(hash("SHA-384", bytes));
    }

    static void assertThatItsIdIsTheHashOfTheBytes(String url) {
        assertThat(idIn(url)).isEqualTo(idOf(fetch(url)));
    }

    static String idIn(String url) {
        Matcher matcher = ID.matcher(url);
        assertThat(matcher.find()).as("%s contains an id", url).isTrue();
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
