package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({ "bytes=0-0, 0, 0", "bytes=2-, 2, 9", "bytes=2-99, 2, 9", "bytes=-4, 6, 9", "bytes=-99, 0, 9",
            "Bytes= 1-2, 1, 2" })
    void isCutToTheRepresentation(String field, long first, long last) {
        assertThat(ByteRange.parse(field, 10)).isEqualTo(new ByteRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = { "bytes=10-", "bytes=10-20", "bytes=-0", "bytes=1000000000000000000000-" })
    void isUnsatisfiableBeyondTheEnd(String field) {
        assertThat(ByteRange.parse(field, 10).isSatisfiable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "bytes", "bytes=", "bytes=-", "bytes=3-2", "bytes=a-", "bytes=0-1,2-3", "bits=0-1",
            "bytes=--1",
            "bytes=0x1-2", "bytes=\u0661-\u0662" })
    void isIgnoredIfUnsupported(String field) {
        assertThat(ByteRange.parse(field, 10)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "bytes=0-", "bytes=0-0", "bytes=-1" })
    void isUnsatisfiableInAnEmptyRepresentation(String field) {
        assertThat(ByteRange.parse(field, 0).isSatisfiable()).isFalse();
    }

    @Property
    void neverLeavesTheRepresentation(@ForAll String text, @ForAll long first, @ForAll long last,
            @ForAll @LongRange(min = 0) long size) {
        for (String field : new String[] { text, "bytes=" + text, "bytes=" + first + "-" + last, "bytes=-" + last }) {
            ByteRange range = ByteRange.parse(field, size);
            if (range != null && range.isSatisfiable()) {
                assertThat(range.first()).isNotNegative();
                assertThat(range.last()).isLessThan(size);
            }
        }
    }
}
