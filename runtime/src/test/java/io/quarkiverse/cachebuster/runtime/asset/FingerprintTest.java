package io.quarkiverse.cachebuster.runtime.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

class FingerprintTest {

    // FIPS 180-4 examples: "abc" and one million times "a"
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String MILLION = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

    @Test
    void isTheSha256OfTheBytes() throws IOException {
        assertThat(of("abc").hex()).isEqualTo(ABC);
        assertThat(of("a".repeat(1_000_000)).hex()).isEqualTo(MILLION);
    }

    @Test
    void startsTheCacheId() throws IOException {
        assertThat(of("abc").cacheId(16, "")).isEqualTo("ba7816bf8f01cfea");
        assertThat(of("abc").cacheId(64, "")).isEqualTo(ABC);
    }

    @Test
    void yieldsADifferentCacheIdForEachSalt() throws IOException {
        Fingerprint abc = of("abc");

        assertThat(abc.cacheId(16, "x")).hasSize(16).isNotEqualTo(abc.cacheId(16, "")).isNotEqualTo(abc.cacheId(16, "y"));
        assertThat(abc.cacheId(16, "x")).isEqualTo(abc.cacheId(16, "x"));
    }

    @Test
    void survivesEncoding() throws IOException {
        assertThat(Fingerprint.decode(of("abc").encoded())).isEqualTo(of("abc"));
    }

    @Test
    void closesTheStream() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream stream = new ByteArrayInputStream(new byte[3]) {
            @Override
            public void close() {
                closed.set(true);
            }
        };

        Fingerprint.of(stream);

        assertThat(closed).isTrue();
    }

    private static Fingerprint of(String text) throws IOException {
        return Fingerprint.of(new ByteArrayInputStream(text.getBytes()));
    }
}
