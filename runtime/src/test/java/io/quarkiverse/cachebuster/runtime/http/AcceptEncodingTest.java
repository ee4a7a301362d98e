package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AcceptEncodingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "gzip, deflate, br, zstd | br gzip",
            "gzip, deflate, br, zstd, dcb, dcz | br gzip dcb",
            "dcb | dcb",
            "DCB;q=0.5 | dcb",
            "dcb;q=0 | ''",
            "*, dcb;q=0 | br gzip",
            "dcb, *;q=0 | dcb",
            "dcz, dcb2 | ''",
            "gzip,br | br gzip",
            "br | br",
            "BR | br",
            "x-gzip | gzip",
            "gzip;q=1 | gzip",
            "gzip ; q=0.5 | gzip",
            "gzip;Q=0.001 | gzip",
            "gzip;q=0 | ''",
            "gzip;q=0. | ''",
            "gzip;q=0.0 | ''",
            "gzip;q=0.000 | ''",
            "gzip;q=2 | ''",
            "gzip;q=-1 | ''",
            "gzip;q=0.5x | ''",
            "gzip;q | ''",
            "gzip; | ''",
            "* | br gzip",
            "*;q=0 | ''",
            "gzip, *;q=0 | gzip",
            "*;q=0, gzip | gzip",
            "br;q=0, * | gzip",
            "identity;q=0, * | br gzip",
            "identity;q=0 | ''",
            "identity | ''",
            "gzip2, br-x, bro | ''",
            "'' | ''",
            "', ,,' | ''",
    })
    void parsesTheHeader(String field, String accepted) {
        AcceptEncoding accept = AcceptEncoding.parse(field);

        String found = (accept.brotli() ? "br " : "") + (accept.gzip() ? "gzip " : "") + (accept.deltas() ? "dcb" : "");
        assertThat(found.trim()).isEqualTo(accepted);
    }

    @Test
    void acceptsNothingWithoutTheHeader() {
        assertThat(AcceptEncoding.parse(null)).isEqualTo(new AcceptEncoding(false, false, false));
    }

    @Property
    void parsesAnyText(@ForAll String field) {
        assertThat(AcceptEncoding.parse(field)).isNotNull();
    }
}
