package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

class DeltaEncoderTest {

    private static final byte[] BEFORE = text(1, 4_000);
    private static final byte[] AFTER = (new String(text(1, 4_000)).replace("17", "seventeen") + "the end").getBytes();

    private final DeltaEncoder encoder = new DeltaEncoder(BEFORE, Fingerprint.of(BEFORE));

    /** Words that compress badly without a dictionary. */
    private static byte[] text(int seed, int words) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(random.nextInt(1_000_000)).append(' ');
        }
        return text.toString().getBytes();
    }

    @Test
    void startsWithTheHashOfTheDictionary() throws IOException {
        assertThat(HexFormat.of().formatHex(encoder.encode(AFTER)))
                .startsWith("ff444342" + Fingerprint.of(BEFORE).hex());
    }

    @Test
    void containsWhatChanged() throws IOException {
        assertThat(encoder.encode(AFTER)).hasSizeLessThan(AFTER.length / 10);
    }

    @Test
    void givesTheSameBytesEachTime() throws IOException {
        assertThat(encoder.encode(AFTER)).isEqualTo(new DeltaEncoder(BEFORE, Fingerprint.of(BEFORE)).encode(AFTER));
    }

    @ParameterizedTest
    @CsvSource({ "40, 0", "40, 300000", "300000, 0", "300000, 1", "300000, 300000" })
    void decodesContentOfAnySize(int before, int after) throws IOException {
        byte[] dictionary = Arrays.copyOf(text(1, before), before == 40 ? DeltaEncoder.MIN_DICTIONARY : before);
        byte[] bytes = text(2, after);
        DeltaEncoder sized = new DeltaEncoder(dictionary, Fingerprint.of(dictionary));

        assertThat(sized.decodesTo(sized.encode(bytes), bytes)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 20, 36, 40, -1 })
    void noticesDamage(int position) throws IOException {
        byte[] delta = encoder.encode(AFTER);
        delta[position < 0 ? delta.length - 1 : position] ^= 0x55;

        assertThat(encoder.decodesTo(delta, AFTER)).isFalse();
    }

    @Test
    void noticesOtherContent() throws IOException {
        byte[] delta = encoder.encode(AFTER);

        assertThat(encoder.decodesTo(delta, BEFORE)).isFalse();
        assertThat(encoder.decodesTo(delta, (new String(AFTER) + "x").getBytes())).isFalse();
        assertThat(encoder.decodesTo(new byte[0], AFTER)).isFalse();
    }
}
