package io.quarkiverse.cachebuster.it;

import org.jboss.logging.Logger;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.vertx.http.HttpServer;

/**
 * Logs the URL of the site. A startup event would come too early, before the port is known.
 */
@QuarkusMain
class FieldGuide implements QuarkusApplication {

    private static final Logger LOG = Logger.getLogger(FieldGuide.class);

    private final HttpServer server;

    FieldGuide(HttpServer server) {
        this.server = server;
    }

    @Override
    public int run(String... args) {
        LOG.infof("The field guide is open: %s", server.getLocalBaseUri());
        Quarkus.waitForExit();
        return 0;
    }
}
