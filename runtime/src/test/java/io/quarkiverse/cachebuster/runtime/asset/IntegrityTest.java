package io.quarkiverse.cachebuster.runtime.asset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntegrityTest {

    @Test
    void isTheSha384InBase64() {
        // FIPS 180-4, the example "abc"
        assertThat(Integrity.of("abc".getBytes()).text())
                .isEqualTo("sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn");
    }
}
