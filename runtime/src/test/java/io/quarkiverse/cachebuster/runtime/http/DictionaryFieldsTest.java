package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

class DictionaryFieldsTest {

    @ParameterizedTest
    @ValueSource(strings = { ":47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:",
            "  :47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=: " })
    void readsTheHashOfTheDictionary(String field) {
        assertThat(DictionaryFields.availableDictionary(field)).isEqualTo(Fingerprint.of(new byte[0]));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", ":", "::", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
            ":47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", ":47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU:",
            ":47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=:", ":47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuF==:",
            ":47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFUA:", ":47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hS FU=:",
            "\"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\"",
            ":47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:, :47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:" })
    void ignoresAMalformedField(String field) {
        assertThat(DictionaryFields.availableDictionary(field)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # root path | path                 | match
            ~~          | /app.js              | /app.js
            /x+y        | /app.js              | /x\\\\+y/app.js
            ~~          | /a b/ü.js            | /a%20b/%C3%BC.js
            ~~          | /a*b(1){x}:y+z.js    | /a\\\\*b%281%29%7Bx%7D{\\\\:}y%2Bz.js
            ~~          | /what?.js            | /what%3F.js
            ~~          | /a"b.js              | /a%22b.js
            """)
    void matchesThePathLiterally(String rootPath, String path, String match) {
        assertThat(DictionaryFields.useAsDictionary(rootPath, path)).isEqualTo("match=\"" + match + '"');
    }
}
