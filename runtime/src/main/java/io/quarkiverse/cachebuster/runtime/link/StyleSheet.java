package io.quarkiverse.cachebuster.runtime.link;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.css.CssText;
import io.quarkiverse.cachebuster.runtime.url.Splice;
import io.quarkiverse.cachebuster.runtime.url.UrlStyle;

/**
 * A style sheet as it is in its file, with what it refers to.
 *
 * @param path its canonical path
 * @param links in their order
 * @param unresolved the references that lead nowhere
 */
record StyleSheet(String path, byte[] bytes, List<SheetLink> links, List<UnresolvedReference> unresolved) {

    boolean isLinkedTo(String target) {
        return links.stream().anyMatch(link -> link.target().equals(target));
    }

    /**
     * The bytes with an id added to each link.
     *
     * @param ids the cache id for a canonical path; null if there is no such asset any more
     */
    byte[] rewritten(UrlStyle style, Function<String, @Nullable String> ids) {
        if (links.isEmpty()) {
            return bytes;
        }
        ByteArrayOutputStream result = new ByteArrayOutputStream(bytes.length + links.size() * 24);
        int at = 0;
        for (SheetLink link : links) {
            CssText text = link.text();
            String id = ids.apply(link.target());
            for (Splice splice : id == null ? List.<Splice> of() : style.splices(text.text(), id)) {
                int from = text.position(splice.from());
                result.write(bytes, at, from - at);
                if (text.isOpenEscape(bytes, splice.from() - 1) && splice.replacement().matches("[0-9a-fA-F].*")) {
                    result.write(' ');
                }
                result.writeBytes(splice.replacement().getBytes(StandardCharsets.US_ASCII));
                at = text.position(splice.to());
            }
        }
        result.write(bytes, at, bytes.length - at);
        return result.toByteArray();
    }
}
