package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cachebuster.runtime.http.UrlPolicy.Caching;

class CacheControlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            IMMUTABLE | max-age=31536000, immutable | private, max-age=31536000, immutable
            NO_CACHE  | no-cache                    | private, no-cache
            NO_STORE  | no-store                    | no-store
            """)
    void isPrivateIfAnonymousRequestsWouldBeRefused(Caching caching, String open, String restricted) {
        CacheControl cacheControl = new CacheControl("no-cache");

        assertThat(cacheControl.value(caching, false)).hasToString(open);
        assertThat(cacheControl.value(caching, true)).hasToString(restricted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no-cache                     | private, no-cache
            public, max-age=60           | private, max-age=60
            max-age=60 , PUBLIC          | private, max-age=60
            public                       | private
            private, max-age=60          | private, max-age=60
            public, private              | private
            no-store                     | no-store
            max-age=0, No-Store          | max-age=0, No-Store
            """)
    void makesTheConfiguredValuePrivate(String plain, String restricted) {
        assertThat(new CacheControl(plain).value(Caching.PLAIN, false)).hasToString(plain);
        assertThat(new CacheControl(plain).value(Caching.PLAIN, true)).hasToString(restricted);
    }
}
