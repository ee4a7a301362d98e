package io.quarkiverse.cachebuster.runtime.http;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import io.quarkiverse.cachebuster.runtime.url.UrlIds;

/**
 * Measures reading request headers; in this package because the classes are package-private.
 */
@State(Scope.Thread)
public class Headers {

    private final String ofBrowsers = "gzip, deflate, br, zstd";
    private final String withWeights = "br;q=1.0, gzip;q=0.8, *;q=0.1";
    private final EntityTag entityTag = EntityTag.strong("9d3c0b6f1a2e4c589d3c0b6f1a2e4c58-br");
    private final String sameTag = new String(entityTag.opaque());
    private final String threeTags = "\"00000000000000000000000000000000\", W/\"1\", " + sameTag;
    private final String query = "v=9d3c0b6f1a2e4c58";
    private final String cacheId = "9d3c0b6f1a2e4c58";
    private final UrlIds.Format format = new UrlIds.Format("v", 16);
    private final UrlPolicy policy = new UrlPolicy(false);

    @Benchmark
    public Object acceptEncodingOfBrowsers() {
        return AcceptEncoding.parse(ofBrowsers);
    }

    @Benchmark
    public Object acceptEncodingWithWeights() {
        return AcceptEncoding.parse(withWeights);
    }

    @Benchmark
    public boolean entityTag() {
        return entityTag.matchesWeakly(sameTag);
    }

    @Benchmark
    public boolean threeEntityTags() {
        return entityTag.matchesWeakly(threeTags);
    }

    @Benchmark
    public Object cacheControl() {
        return policy.caching(UrlPolicy.Kind.FILE, UrlIds.of(null, query, format).match(cacheId, id -> false));
    }
}
