package io.quarkiverse.cachebuster.runtime.link;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.url.Splice;
import io.quarkiverse.cachebuster.runtime.url.UrlStyle;

/**
 * A document before rewriting, with its references.
 *
 * @param path its canonical path
 * @param links the references that get an id, in document order
 * @param references all references, in document order
 */
record Document(String path, byte[] bytes, List<Link> links, List<Reference> references) {

    /**
     * A reference that gets an id.
     *
     * @param target the canonical path of the asset
     * @param version where the URL also gets the version of a web jar, or null
     */
    record Link(Place place, WrittenUrl url, String target, @Nullable Splice version) {

        List<Splice> splices(UrlStyle style, String id) {
            return Stream.concat(Stream.ofNullable(version), style.splices(url.text(), id).stream())
                    .map(url::inSource)
                    .map(place::inDocument)
                    .toList();
        }
    }

    boolean isLinkedTo(String target) {
        return links.stream().anyMatch(link -> link.target().equals(target));
    }

    /**
     * The bytes with an id added to each link.
     *
     * @param ids returns the cache id for a canonical path; null if the asset no longer exists
     */
    byte[] rewritten(UrlStyle style, Function<String, @Nullable String> ids) {
        if (links.isEmpty()) {
            return bytes;
        }
        ByteArrayOutputStream result = new ByteArrayOutputStream(bytes.length + links.size() * 24);
        int at = 0;
        for (Link link : links) {
            String id = ids.apply(link.target());
            for (Splice splice : id == null ? List.<Splice> of() : link.splices(style, id)) {
                result.write(bytes, at, splice.from() - at);
                result.writeBytes(splice.replacement().getBytes(StandardCharsets.US_ASCII));
                at = splice.to();
            }
        }
        result.write(bytes, at, bytes.length - at);
        return result.toByteArray();
    }
}
