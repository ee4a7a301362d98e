package io.quarkiverse.cachebuster.runtime.page;

/**
 * The application's routes that may answer a GET request, as far as they are known at build time. Handlers for all paths
 * don't count.
 */
public interface PageRoutes {

    /** No routes. */
    PageRoutes NONE = new PageRoutes() {

        @Override
        public boolean mayAnswer(String path) {
            return false;
        }

        @Override
        public boolean mayAnswerIn(String directory) {
            return false;
        }

        @Override
        public boolean mayEndWith(String relative) {
            return false;
        }
    };

    /** Whether a route may answer a request for this canonical path. */
    boolean mayAnswer(String path);

    /**
     * Whether a route may answer a request for a file directly in this directory.
     *
     * @param directory canonical, with a slash at its end
     */
    boolean mayAnswerIn(String directory);

    /** Whether the path of a request that a route may answer can end with this relative path, compared segment by segment. */
    boolean mayEndWith(String relative);
}
