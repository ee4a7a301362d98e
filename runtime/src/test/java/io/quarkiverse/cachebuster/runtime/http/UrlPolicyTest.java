package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cachebuster.runtime.asset.PlainUrl;
import io.quarkiverse.cachebuster.runtime.http.UrlPolicy.Bytes;
import io.quarkiverse.cachebuster.runtime.http.UrlPolicy.Caching;
import io.quarkiverse.cachebuster.runtime.http.UrlPolicy.Kind;
import io.quarkiverse.cachebuster.runtime.url.UrlIds;
import io.quarkiverse.cachebuster.runtime.url.UrlIds.Match;

class UrlPolicyTest {

    private static final String CURRENT = "0123456789abcdef";
    private static final String EARLIER = "eeeeeeeeeeeeeeee";

    /** CURRENT and EARLIER are ids of the asset, all others are not. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # kind         | in the name      | query                                 | caching   | bytes
            FILE           |                  |                                       | PLAIN     | OWN
            FILE           |                  | page=2&sort                           | PLAIN     | OWN
            FILE           |                  | v=CURRENT                             | IMMUTABLE | CURRENT
            FILE           |                  | cache_id=CURRENT                      | IMMUTABLE | CURRENT
            FILE           |                  | a=b&v=CURRENT&c                       | IMMUTABLE | CURRENT
            FILE           |                  | v=CURRENT&v=CURRENT                   | IMMUTABLE | CURRENT
            FILE           |                  | v=%301%323456789abcdef                | IMMUTABLE | CURRENT
            FILE           |                  | %76=ffffffffffffffff                  | NO_STORE  | CURRENT
            FILE           | CURRENT          |                                       | IMMUTABLE | CURRENT
            FILE           | CURRENT          | v=CURRENT                             | IMMUTABLE | CURRENT
            FILE           | CURRENT          | v=1.0.0                               | IMMUTABLE | CURRENT
            FILE           |                  | v=EARLIER                             | IMMUTABLE | EARLIER
            FILE           |                  | z=EARLIER                             | IMMUTABLE | EARLIER
            FILE           | EARLIER          |                                       | IMMUTABLE | EARLIER
            # two different ids, whoever knows them
            FILE           |                  | v=CURRENT&z=ffffffffffffffff          | NO_STORE  | CURRENT
            FILE           |                  | v=ffffffffffffffff&z=CURRENT          | NO_STORE  | CURRENT
            FILE           |                  | v=CURRENT&z=EARLIER                   | NO_STORE  | CURRENT
            FILE           |                  | a=ffffffffffffffff&b=ffffffffffffffee | NO_STORE  | CURRENT
            FILE           |                  | CURRENT&ffffffffffffffff              | NO_STORE  | CURRENT
            FILE           |                  | v=CURRENT&ffffffffffffffff            | NO_STORE  | CURRENT
            FILE           |                  | v=CURRENT&CURRENT                     | IMMUTABLE | CURRENT
            FILE           | CURRENT          | v=ffffffffffffffff                    | NO_STORE  | CURRENT
            FILE           | ffffffffffffffff | v=CURRENT                             | NO_STORE  | CURRENT
            FILE           |                  | v=CURRENT&z=%66fffffffffffffff        | NO_STORE  | CURRENT
            # an id that this asset neither has nor had
            FILE           |                  | v=ffffffffffffffff                    | NO_STORE  | CURRENT
            FILE           | ffffffffffffffff |                                       | NO_STORE  | CURRENT
            FILE           |                  | z=ffffffffffffffff                    | PLAIN     | OWN
            FILE           |                  | CURRENT                               | PLAIN     | OWN
            FILE           |                  | CURRENT=1                             | PLAIN     | OWN
            FILE           |                  | ffffffffffffffff                      | PLAIN     | OWN
            # no ids
            FILE           |                  | v=1.0.0                               | PLAIN     | OWN
            FILE           |                  | v=abc                                 | PLAIN     | OWN
            FILE           |                  | v=                                    | PLAIN     | OWN
            FILE           |                  | v                                     | PLAIN     | OWN
            FILE           |                  | v=1700000000000                       | PLAIN     | OWN
            FILE           |                  | v=1700000000000000                    | PLAIN     | OWN
            FILE           |                  | v=0123456789ABCDEF                    | PLAIN     | OWN
            FILE           |                  | v=0123456789abcde                     | PLAIN     | OWN
            FILE           |                  | v=0123456789abcdef0                   | PLAIN     | OWN
            FILE           |                  | v=%zz23456789abcdef                   | PLAIN     | OWN
            FILE           |                  | v=CURRENT&t=1700000000000000          | IMMUTABLE | CURRENT
            FILE           | 1700000000000000 |                                       | PLAIN     | OWN
            # what has to be revalidated whatever its URL says
            PAGE           |                  |                                       | NO_CACHE  | CURRENT
            PAGE           |                  | v=CURRENT                             | NO_CACHE  | CURRENT
            PAGE           |                  | v=ffffffffffffffff                    | NO_CACHE  | CURRENT
            SERVICE_WORKER |                  | v=CURRENT                             | NO_CACHE  | CURRENT
            SERVICE_WORKER | CURRENT          |                                       | NO_CACHE  | CURRENT
            WEB_MANIFEST   |                  |                                       | NO_CACHE  | CURRENT
            WEB_MANIFEST   |                  | v=ffffffffffffffff                    | NO_STORE  | CURRENT
            WEB_MANIFEST   |                  | v=CURRENT                             | IMMUTABLE | CURRENT
            # a name that contains a hash of the content
            HASHED_NAME    |                  |                                       | IMMUTABLE | OWN
            HASHED_NAME    |                  | v=1.0.0                               | IMMUTABLE | OWN
            HASHED_NAME    |                  | v=CURRENT                             | IMMUTABLE | CURRENT
            HASHED_NAME    |                  | v=ffffffffffffffff                    | NO_STORE  | CURRENT
            """)
    void decides(Kind kind, String nameId, String query, Caching caching, Bytes bytes) {
        Match match = match(nameId, query);

        assertThat(new UrlPolicy(false).caching(kind, match)).isEqualTo(caching);
        assertThat(UrlPolicy.bytes(plainUrl(kind), match)).isEqualTo(bytes);
        assertThat(new UrlPolicy(true).caching(kind, match)).isEqualTo(Caching.NO_CACHE);
    }

    private static PlainUrl plainUrl(Kind kind) {
        return switch (kind) {
            case PAGE, WEB_MANIFEST -> PlainUrl.CURRENT_BYTES;
            case HASHED_NAME -> PlainUrl.IMMUTABLE;
            case FILE, SERVICE_WORKER -> PlainUrl.OWN_BYTES;
        };
    }

    private static Match match(String nameId, String query) {
        return UrlIds.of(ids(nameId), ids(query), new UrlIds.Format("v", 16)).match(CURRENT, EARLIER::equals);
    }

    private static String ids(String text) {
        return text == null ? null : text.replace("CURRENT", CURRENT).replace("EARLIER", EARLIER);
    }
}
