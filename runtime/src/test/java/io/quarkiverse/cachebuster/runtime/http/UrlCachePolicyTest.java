package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class UrlCachePolicyTest {

    private static final String ID = "0123456789abcdef";

    private final UrlCachePolicy policy = new UrlCachePolicy("v", "max-age=60");

    @Test
    void usesWhatIsConfiguredForAUrlWithoutId() {
        assertThat(policy.cacheControl(null, ID)).hasToString("max-age=60");
        assertThat(policy.cacheControl("page=2&sort", ID)).hasToString("max-age=60");
    }

    @Test
    void takesAnythingInItsOwnParameterForAnId() {
        assertThat(policy.cacheControl("v=1.2.3", ID)).isSameAs(UrlCachePolicy.NO_STORE);
        assertThat(policy.cacheControl("vv=1.2.3", ID)).hasToString("max-age=60");
    }

    @Test
    void findsTheCurrentIdBesideAnother() {
        assertThat(policy.cacheControl("v=ffffffffffffffff&x=" + ID, ID)).isSameAs(UrlCachePolicy.IMMUTABLE);
    }

    @Property
    void isImmutableOnlyIfAParameterHasTheCurrentId(@ForAll String query) {
        boolean hasId = java.util.Arrays.stream(query.split("&", -1)).anyMatch(each -> each.matches("(?s)[^=]*=" + ID));

        assertThat(policy.cacheControl(query, ID) == UrlCachePolicy.IMMUTABLE).isEqualTo(hasId);
        assertThat(policy.cacheControl(query + "&v=" + ID, ID)).isSameAs(UrlCachePolicy.IMMUTABLE);
    }
}
