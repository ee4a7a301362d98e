package io.quarkiverse.cachebuster.runtime.url;

import java.util.List;
import java.util.Locale;

/**
 * Puts the id into the file name: {@code /static/site-3f9a….css}.
 */
public record FileNameUrlStyle() implements UrlStyle {

    @Override
    public List<Splice> splices(String url, String cacheId) {
        int end = 0;
        while (end < url.length() && url.charAt(end) != '?' && url.charAt(end) != '#') {
            end++;
        }
        int start = url.lastIndexOf('/', end - 1) + 1;
        String name = url.substring(start, end);
        if (name.isEmpty() || name.toLowerCase(Locale.ROOT).contains("%2e")) {
            // an encoded dot would hide the extension
            return List.of();
        }
        int position = start + HashedFileName.position(name);
        return List.of(new Splice(position, position, "-" + cacheId));
    }
}
