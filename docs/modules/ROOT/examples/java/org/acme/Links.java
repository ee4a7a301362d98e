package org.acme;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkiverse.cachebuster.CacheBuster;

@ApplicationScoped
public class Links {

    // tag::use[]
    @Inject
    CacheBuster cacheBuster;

    public String logo() {
        return cacheBuster.url("/static/logo.svg");
    }
    // end::use[]

    // tag::methods[]
    public String all() {
        String id = cacheBuster.cacheId("/static/logo.svg");
        String url = cacheBuster.url("/static/logo.svg");
        Optional<String> integrity = cacheBuster.integrity("/static/app.js");
        String map = cacheBuster.importMap("/js/**");

        return String.join("\n", id, url, integrity.orElse(""), map);
    }
    // end::methods[]
}
