package io.quarkiverse.cachebuster.runtime.html;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Finds the image URLs in a web app manifest. A manifest that isn't valid JSON has none, since browsers ignore it. All
 * occurrences of a duplicate key count, although a browser obeys only the last one.
 */
final class WebManifestReferences {

    /** What an open bracket belongs to. */
    private enum Container {

        MANIFEST(true),
        ICONS(false),
        SCREENSHOTS(false),
        SHORTCUTS(false),
        SHORTCUT(true),
        SHORTCUT_ICONS(false),
        ICON(true),
        SCREENSHOT(true),
        SHORTCUT_ICON(true),
        OTHER_OBJECT(true),
        OTHER_ARRAY(false);

        final boolean object;

        Container(boolean object) {
            this.object = object;
        }

        /** What an array or object in this container is. */
        Container inside(@Nullable String key, boolean object) {
            Container known = switch (this) {
                case MANIFEST -> "icons".equals(key) ? ICONS
                        : "screenshots".equals(key) ? SCREENSHOTS : "shortcuts".equals(key) ? SHORTCUTS : null;
                case SHORTCUT -> "icons".equals(key) ? SHORTCUT_ICONS : null;
                case ICONS -> ICON;
                case SCREENSHOTS -> SCREENSHOT;
                case SHORTCUTS -> SHORTCUT;
                case SHORTCUT_ICONS -> SHORTCUT_ICON;
                default -> null;
            };
            return known != null && known.object == object ? known : object ? OTHER_OBJECT : OTHER_ARRAY;
        }

        /** The kind of a URL in this container; null if there is none. */
        @Nullable
        WebManifestKind kind(@Nullable String key) {
            WebManifestKind kind = switch (this) {
                case ICON -> WebManifestKind.ICON;
                case SCREENSHOT -> WebManifestKind.SCREENSHOT;
                case SHORTCUT_ICON -> WebManifestKind.SHORTCUT_ICON;
                default -> null;
            };
            return "src".equals(key) ? kind : null;
        }
    }

    private enum Expected {
        VALUE,
        VALUE_OR_END,
        KEY,
        KEY_OR_END,
        COLON,
        COMMA_OR_END,
        NOTHING
    }

    private final byte[] json;
    private final List<WebManifestUrl> references = new ArrayList<>();
    private final Deque<Container> open = new ArrayDeque<>();
    private Expected expected = Expected.VALUE;
    private @Nullable String key;
    private int at;

    private WebManifestReferences(byte[] json) {
        this.json = json;
    }

    /** The URLs in this manifest, in document order and without overlaps. */
    static List<WebManifestUrl> in(byte[] json) {
        WebManifestReferences reader = new WebManifestReferences(json);
        return reader.readAll() ? reader.references : List.of();
    }

    /** Whether the manifest is valid. */
    private boolean readAll() {
        if (json.length >= 3 && (json[0] & 0xFF) == 0xEF && (json[1] & 0xFF) == 0xBB && (json[2] & 0xFF) == 0xBF) {
            at = 3;
        }
        for (skipWhitespace(); at < json.length; skipWhitespace()) {
            if (!readToken()) {
                return false;
            }
        }
        return expected == Expected.NOTHING;
    }

    private void skipWhitespace() {
        while (at < json.length && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) {
            at++;
        }
    }

    private boolean readToken() {
        return switch (json[at]) {
            case '{' -> open(true);
            case '[' -> open(false);
            case '}' -> close(true, Expected.KEY_OR_END);
            case ']' -> close(false, Expected.VALUE_OR_END);
            case ':' -> readColon();
            case ',' -> readComma();
            case '"' -> readString();
            default -> readLiteral();
        };
    }

    private boolean isValueExpected() {
        return expected == Expected.VALUE || expected == Expected.VALUE_OR_END;
    }

    private boolean open(boolean object) {
        if (!isValueExpected()) {
            return false;
        }
        Container parent = open.peek();
        if (parent == null) {
            open.push(object ? Container.MANIFEST : Container.OTHER_ARRAY);
        } else {
            open.push(parent.inside(key, object));
        }
        key = null;
        expected = object ? Expected.KEY_OR_END : Expected.VALUE_OR_END;
        at++;
        return true;
    }

    private boolean close(boolean object, Expected ifEmpty) {
        if (open.isEmpty() || open.pop().object != object || expected != Expected.COMMA_OR_END && expected != ifEmpty) {
            return false;
        }
        at++;
        endValue();
        return true;
    }

    private void endValue() {
        key = null;
        expected = open.isEmpty() ? Expected.NOTHING : Expected.COMMA_OR_END;
    }

    private boolean readColon() {
        if (expected != Expected.COLON) {
            return false;
        }
        expected = Expected.VALUE;
        at++;
        return true;
    }

    private boolean readComma() {
        if (expected != Expected.COMMA_OR_END) {
            return false;
        }
        expected = open.element().object ? Expected.KEY : Expected.VALUE;
        at++;
        return true;
    }

    private boolean readString() {
        int start = at + 1;
        int end = JsonText.end(json, start);
        if (end < 0) {
            return false;
        }
        at = end + 1;
        if (expected == Expected.KEY || expected == Expected.KEY_OR_END) {
            JsonText name = JsonText.decoded(json, start, end);
            key = name == null ? null : name.text();
            expected = Expected.COLON;
            return name != null;
        }
        return isValueExpected() && readValue(start, end);
    }

    private boolean readValue(int start, int end) {
        WebManifestKind kind = open.isEmpty() ? null : open.element().kind(key);
        if (kind != null) {
            JsonText url = JsonText.decoded(json, start, end);
            if (url == null) {
                return false;
            }
            references.add(new WebManifestUrl(kind, url));
        }
        endValue();
        return true;
    }

    /** A number, {@code true}, {@code false} or {@code null}; none of them is checked any further. */
    private boolean readLiteral() {
        int start = at;
        while (at < json.length && isInLiteral(json[at])) {
            at++;
        }
        if (at == start || !isValueExpected()) {
            return false;
        }
        endValue();
        return true;
    }

    private static boolean isInLiteral(byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b == 'E' || b == '-' || b == '+' || b == '.';
    }
}
