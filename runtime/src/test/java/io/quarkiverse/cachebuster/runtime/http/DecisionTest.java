package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.vertx.core.buffer.Buffer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * RFC 9110, section 13.2.2, over an asset of ten bytes whose identity is {@code "f"} and whose variants are {@code "f-br"}
 * and {@code "f-gzip"}.
 */
class DecisionTest {

    private static final StoredAsset WITH_VARIANTS = asset(EntityTag.strong("f"), false, variant(ContentCoding.GZIP, 5),
            variant(ContentCoding.BROTLI, 4));
    private static final StoredAsset WITHOUT_VARIANTS = asset(EntityTag.strong("f"), false);
    private static final StoredAsset ON_THE_FLY = asset(EntityTag.weak("f"), true);
    private static final StoredAsset UNPROVED = asset(EntityTag.NONE, false);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            #  Accept-Encoding | Range       | If-Range | If-Match       | If-None-Match | answer
            # nothing but a representation
               -               | -           | -        | -              | -             | 200 f
               gzip            | -           | -        | -              | -             | 200 f-gzip
               gzip, br        | -           | -        | -              | -             | 200 f-br
               zstd            | -           | -        | -              | -             | 200 f
            # a range is taken from the identity
               -               | bytes=2-4   | -        | -              | -             | 206 f 2-4
               br              | bytes=2-4   | -        | -              | -             | 206 f 2-4
               br              | bytes=-3    | -        | -              | -             | 206 f 7-9
               br              | bytes=8-99  | -        | -              | -             | 206 f 8-9
               br              | bytes=10-   | -        | -              | -             | 416
               br              | bytes=-0    | -        | -              | -             | 416
            # what is no single range is ignored, and then the variant is selected
               br              | bytes=0-1,3-4 | -      | -              | -             | 200 f-br
               br              | bytes=4-2   | -        | -              | -             | 200 f-br
               br              | lines=1-2   | -        | -              | -             | 200 f-br
            # If-Range
               br              | bytes=2-4   | "f"      | -              | -             | 206 f 2-4
               br              | bytes=10-   | "f"      | -              | -             | 416
               br              | bytes=2-4   | "f-br"   | -              | -             | 200 f-br
               br              | bytes=2-4   | W/"f"    | -              | -             | 200 f-br
               br              | bytes=10-   | "old"    | -              | -             | 200 f-br
               -               | bytes=2-4   | Thu, 01 Jan 1970 00:00:00 GMT | - | -      | 200 f
               br              | -           | "f"      | -              | -             | 200 f-br
            # If-Match is about the selected representation
               -               | -           | -        | "f"            | -             | 200 f
               br              | -           | -        | "f-br"         | -             | 200 f-br
               br              | -           | -        | "f"            | -             | 412 f-br
               br              | -           | -        | "f", "f-br"    | -             | 200 f-br
               br              | -           | -        | *              | -             | 200 f-br
               br              | -           | -        | W/"f-br"       | -             | 412 f-br
               br              | bytes=2-4   | -        | "f"            | -             | 206 f 2-4
               br              | bytes=2-4   | -        | "f-br"         | -             | 412 f
               br              | bytes=2-4   | "old"    | "f-br"         | -             | 200 f-br
               br              | bytes=10-   | -        | "old"          | -             | 412 f
            # If-None-Match
               -               | -           | -        | -              | "f"           | 304 f
               -               | -           | -        | -              | W/"f"         | 304 f
               -               | -           | -        | -              | *             | 304 f
               -               | -           | -        | -              | "f-br"        | 200 f
               br              | -           | -        | -              | "f-br"        | 304 f-br
               br              | -           | -        | -              | "f"           | 200 f-br
               br              | bytes=2-4   | -        | -              | "f"           | 304 f
               br              | bytes=2-4   | -        | -              | "f-br"        | 206 f 2-4
               br              | bytes=10-   | -        | -              | "f"           | 304 f
               br              | bytes=2-4   | "old"    | -              | "f-br"        | 304 f-br
            # If-Match comes first
               br              | -           | -        | "old"          | "f-br"        | 412 f-br
               br              | -           | -        | "f-br"         | "f-br"        | 304 f-br
               br              | bytes=2-4   | "f"      | "f"            | "old"         | 206 f 2-4
            """)
    void decidesInTheOrderOfTheStandard(String acceptEncoding, String range, String ifRange, String ifMatch,
            String ifNoneMatch, String answer) {
        assertThat(answer(WITH_VARIANTS, true, acceptEncoding, range, ifRange, ifMatch, ifNoneMatch)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            #  Range       | If-Range | If-Match | If-None-Match | answer
               -           | -        | -        | -             | 200 W/f
               bytes=2-4   | -        | -        | -             | 206 W/f 2-4
               bytes=2-4   | "f"      | -        | -             | 200 W/f
               bytes=2-4   | W/"f"    | -        | -             | 200 W/f
               -           | -        | *        | -             | 200 W/f
               bytes=2-4   | -        | *        | -             | 206 W/f 2-4
               -           | -        | "f"      | -             | 412 W/f
               -           | -        | W/"f"    | -             | 412 W/f
               -           | -        | -        | W/"f"         | 304 W/f
               -           | -        | -        | "f"           | 304 W/f
            """)
    void usesWeakTagsWhereQuarkusCompresses(String range, String ifRange, String ifMatch, String ifNoneMatch,
            String answer) {
        assertThat(answer(ON_THE_FLY, true, "gzip", range, ifRange, ifMatch, ifNoneMatch)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            #  Range       | If-Range | If-Match | If-None-Match | answer
               bytes=2-4   | -        | -        | -             | 206 - 2-4
               bytes=2-4   | "f"      | -        | -             | 200 -
               -           | -        | "f"      | -             | 412 -
               -           | -        | *        | -             | 200 -
               -           | -        | -        | "f"           | 200 -
               -           | -        | -        | *             | 304 -
            """)
    void matchesNoTagIfTheBytesWereNotHashed(String range, String ifRange, String ifMatch, String ifNoneMatch, String answer) {
        assertThat(answer(UNPROVED, true, null, range, ifRange, ifMatch, ifNoneMatch)).isEqualTo(answer);
    }

    /** For HEAD, if ranges are disabled, and if bytes are verified only while streaming. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            #  Accept-Encoding | Range       | If-Match | If-None-Match | answer
               br              | bytes=2-4   | -        | -             | 200 f-br
               br              | bytes=10-   | -        | -             | 200 f-br
               br              | bytes=2-4   | "f"      | -             | 412 f-br
               br              | bytes=2-4   | -        | "f-br"        | 304 f-br
               br              | bytes=2-4   | -        | "f"           | 200 f-br
            """)
    void ignoresRangesWhereUnsupported(String acceptEncoding, String range, String ifMatch, String ifNoneMatch,
            String answer) {
        assertThat(answer(WITH_VARIANTS, false, acceptEncoding, range, null, ifMatch, ifNoneMatch)).isEqualTo(answer);
    }

    @Provide
    Arbitrary<String> field() {
        Arbitrary<String> pieces = Arbitraries
                .of("bytes=", "-", "0", "99", ",", ";", "q=0", "gzip", "br", "*", " ", "W/", "\"", "\"f\"", "\"f-br\"",
                        "18446744073709551616", "bytes=0-0", "bytes=-1")
                .list().ofMaxSize(8).map(list -> String.join("", list));
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(40)).injectNull(0.3);
    }

    @Property
    void neverThrowsAndNeverLeavesTheRepresentation(@ForAll("field") String acceptEncoding, @ForAll("field") String range,
            @ForAll("field") String ifMatch, @ForAll("field") String ifNoneMatch) {
        for (StoredAsset asset : List.of(WITH_VARIANTS, WITHOUT_VARIANTS, ON_THE_FLY, UNPROVED)) {
            Decision decision = decide(asset, true, acceptEncoding, range, null, ifMatch, ifNoneMatch);
            if (decision instanceof Decision.Part part) {
                assertThat(part.representation().coding()).isNull();
                assertThat(part.range().first()).isBetween(0L, part.range().last());
                assertThat(part.range().last()).isLessThan(10);
            }
        }
    }

    private static String answer(StoredAsset asset, boolean ranges, String... fields) {
        Decision decision = decide(asset, ranges, fields);
        if (decision instanceof Decision.Full full) {
            return "200 " + tag(full.representation());
        } else if (decision instanceof Decision.Part part) {
            return "206 " + tag(part.representation()) + " " + part.range().first() + "-" + part.range().last();
        } else if (decision instanceof Decision.NotModified notModified) {
            return "304 " + tag(notModified.representation());
        } else if (decision instanceof Decision.PreconditionFailed failed) {
            return "412 " + tag(failed.representation());
        }
        return "416";
    }

    private static String tag(Representation representation) {
        EntityTag tag = representation.entityTag();
        return tag.exists() ? tag.header().toString().replace("\"", "") : "-";
    }

    private static Decision decide(StoredAsset asset, boolean ranges, String... fields) {
        List<String> names = List.of("accept-encoding", "range", "if-range", "if-match", "if-none-match");
        return Decision.of(name -> names.contains(name.toString()) ? fields[names.indexOf(name.toString())] : null, asset,
                ranges);
    }

    private static Representation variant(ContentCoding coding, int size) {
        return Representation.variant(coding, "f", size, new MemoryBody(Buffer.buffer("x".repeat(size))));
    }

    private static StoredAsset asset(EntityTag tag, boolean onTheFly, Representation... variants) {
        Asset asset = Asset.of("/x.css", "f", Content.of(Fingerprint.of(new byte[10]), 10));
        MediaType mediaType = MediaType.of("/x.css", onTheFly ? Set.of("text/css") : Set.of());
        return new StoredAsset(asset, true, true, mediaType,
                Representation.identity(tag, 10, new MemoryBody(Buffer.buffer(new byte[10]))), List.of(variants));
    }
}
