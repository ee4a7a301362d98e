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
        assertThat(policy.cacheControl(null, null, ID)).hasToString("max-age=60");
        assertThat(policy.cacheControl(null, "page=2&sort", ID)).hasToString("max-age=60");
    }

    @Test
    void takesAnythingInItsOwnParameterForAnId() {
        assertThat(policy.cacheControl(null, "v=1.2.3", ID)).isSameAs(UrlCachePolicy.NO_STORE);
        assertThat(policy.cacheControl(null, "vv=1.2.3", ID)).hasToString("max-age=60");
    }

    @Test
    void findsTheCurrentIdBesideAnother() {
        assertThat(policy.cacheControl(null, "v=ffffffffffffffff&x=" + ID, ID)).isSameAs(UrlCachePolicy.IMMUTABLE);
    }

    @Test
    void believesTheIdInTheFileNameAlone() {
        assertThat(policy.cacheControl(ID, "v=old", ID)).isSameAs(UrlCachePolicy.IMMUTABLE);
        assertThat(policy.cacheControl("ffffffffffffffff", "v=" + ID, ID)).isSameAs(UrlCachePolicy.NO_STORE);
    }

    @Property
    void isImmutableOnlyIfAParameterHasTheCurrentId(@ForAll String query) {
        boolean hasId = java.util.Arrays.stream(query.split("&", -1)).anyMatch(each -> each.matches("(?s)[^=]*=" + ID));

        assertThat(policy.cacheControl(null, query, ID) == UrlCachePolicy.IMMUTABLE).isEqualTo(hasId);
        assertThat(policy.cacheControl(null, query + "&v=" + ID, ID)).isSameAs(UrlCachePolicy.IMMUTABLE);
    }
}
