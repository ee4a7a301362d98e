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
            "gzip, deflate, br, zstd | br gzip identity",
            "gzip,br | br gzip identity",
            "br | br identity",
            "BR | br identity",
            "x-gzip | gzip identity",
            "gzip;q=1 | gzip identity",
            "gzip ; q=0.5 | gzip identity",
            "gzip;Q=0.001 | gzip identity",
            "gzip;q=0 | identity",
            "gzip;q=0. | identity",
            "gzip;q=0.0 | identity",
            "gzip;q=0.000 | identity",
            "gzip;q=2 | identity",
            "gzip;q=-1 | identity",
            "gzip;q=0.5x | identity",
            "gzip;q | identity",
            "gzip; | identity",
            "* | br gzip identity",
            "*;q=0 | ''",
            "gzip, *;q=0 | gzip",
            "*;q=0, gzip | gzip",
            "br;q=0, * | gzip identity",
            "identity;q=0, * | br gzip",
            "identity;q=0 | ''",
            "identity | identity",
            "gzip2, br-x, bro | identity",
            "'' | identity",
            "', ,,' | identity",
    })
    void readsWhatIsAcceptedAndWhatIsRefused(String field, String accepted) {
        AcceptEncoding accept = AcceptEncoding.parse(field);

        String found = (accept.brotli() ? "br " : "") + (accept.gzip() ? "gzip " : "") + (accept.identity() ? "identity" : "");
        assertThat(found.trim()).isEqualTo(accepted);
    }

    @Test
    void acceptsOnlyTheIdentityWithoutAField() {
        assertThat(AcceptEncoding.parse(null)).isEqualTo(new AcceptEncoding(false, false, true));
    }

    @Property
    void readsAnything(@ForAll String field) {
        assertThat(AcceptEncoding.parse(field)).isNotNull();
    }
}
