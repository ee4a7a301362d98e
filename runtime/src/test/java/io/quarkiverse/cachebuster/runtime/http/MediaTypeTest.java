package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

    @ParameterizedTest
    @CsvSource({
            "app.js, text/javascript;charset=UTF-8",
            "app.mjs, text/javascript;charset=UTF-8",
            "app.cjs, text/javascript;charset=UTF-8",
            "app.js.map, application/json",
            "app.MAP, application/json",
            "site.webmanifest, application/manifest+json",
            "roads.geojson, application/geo+json",
            "data.jsonld, application/ld+json",
            "photo.avif, image/avif",
            "photo.jxl, image/jxl",
            "photo.webp, image/webp",
            "movie.vtt, text/vtt;charset=UTF-8",
            "notes.md, text/markdown;charset=UTF-8",
            "scene.gltf, model/gltf+json",
            "scene.glb, model/gltf-binary",
            "font.woff2, font/woff2",
            "lib.wasm, application/wasm",
            "data.csv, text/csv;charset=UTF-8",
            "feed.atom, application/atom+xml",
    })
    void isThatOfTheExtension(String name, String contentType) {
        assertThat(MediaType.of("/v1.2/" + name, Set.of()).contentType()).hasToString(contentType);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/x.unknown", "/LICENSE", "/map", "/a.map/LICENSE", "/x.", "/x.ts" })
    void isUnknownForAllOthers(String path) {
        assertThat(MediaType.of(path, Set.of()).contentType()).isNull();
    }
}
