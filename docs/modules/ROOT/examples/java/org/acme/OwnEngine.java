package org.acme;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.runtime.qute.AssetNamespace;
import io.quarkiverse.cachebuster.runtime.qute.CacheIdResolver;
import io.quarkus.qute.Engine;

public class OwnEngine {

    public static Engine create(CacheBuster cacheBuster) {
        // tag::engine[]
        Engine engine = Engine.builder().addDefaults()
                .addValueResolver(new CacheIdResolver(cacheBuster))
                .addNamespaceResolver(new AssetNamespace(cacheBuster))
                .build();
        // end::engine[]
        return engine;
    }
}
