package io.quarkiverse.cachebuster.runtime.html;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.link.Place;
import io.quarkiverse.cachebuster.runtime.url.Splice;

/**
 * The URLs in a style element or attribute.
 */
final class InlineStyle {

    private static final CssSyntax CSS = new CssSyntax();

    private InlineStyle() {
    }

    static List<HtmlText> urls(HtmlText style) {
        String css = style.text();
        // a URL is in round brackets, except that @import can have a string
        if (css.indexOf('(') < 0 && css.indexOf('@') < 0) {
            return List.of();
        }
        List<? extends Place> places = CSS.places(css.getBytes(StandardCharsets.UTF_8));
        if (places.isEmpty()) {
            return List.of();
        }
        int[] indexes = indexes(css);
        List<HtmlText> urls = new ArrayList<>();
        for (Place place : places) {
            String url = place.url();
            int[] positions = new int[url.length() + 1];
            for (int i = 0; i <= url.length(); i++) {
                positions[i] = indexes[place.inDocument(new Splice(i, i, "")).from()];
            }
            urls.add(style.reread(url, positions));
        }
        return urls;
    }

    /** The index of the character that each byte belongs to. */
    private static int[] indexes(String css) {
        int[] indexes = new int[3 * css.length() + 1];
        int at = 0;
        for (int i = 0; i < css.length(); i++) {
            char c = css.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < css.length() && Character.isLowSurrogate(css.charAt(i + 1));
            int bytes = pair ? 4 : Character.isSurrogate(c) ? 1 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            for (int end = at + bytes; at < end; at++) {
                indexes[at] = i;
            }
            i += pair ? 1 : 0;
        }
        indexes[at] = css.length();
        return indexes;
    }
}
