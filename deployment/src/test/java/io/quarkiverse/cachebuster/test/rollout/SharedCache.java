package io.quarkiverse.cachebuster.test.rollout;

import java.nio.file.Path;

import io.quarkiverse.cachebuster.test.prod.RequiredTool;

/**
 * A shared cache in front of two replicas.
 */
interface SharedCache extends AutoCloseable {

    /** The kinds of shared caches. */
    enum Kind {
        NGINX,
        VARNISH;

        /**
         * @param directory a new directory
         * @param firstReplica the port of one replica
         */
        SharedCache start(Path directory, int firstReplica, int secondReplica) throws Exception {
            return this == NGINX ? Nginx.start(RequiredTool.NGINX.path(), directory, firstReplica, secondReplica)
                    : Varnish.start(RequiredTool.VARNISH.path(), directory, firstReplica, secondReplica);
        }
    }

    String url(String path);

    @Override
    void close() throws InterruptedException;
}
