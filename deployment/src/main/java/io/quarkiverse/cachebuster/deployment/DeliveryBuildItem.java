package io.quarkiverse.cachebuster.deployment;

import io.quarkus.builder.item.SimpleBuildItem;

/**
 * Who sends static files, and under which path.
 */
final class DeliveryBuildItem extends SimpleBuildItem {

    private final String rootPath;
    private final boolean servletContainer;

    private DeliveryBuildItem(String rootPath, boolean servletContainer) {
        this.rootPath = rootPath;
        this.servletContainer = servletContainer;
    }

    /** Quarkus does, so our routes can answer in its place. */
    static DeliveryBuildItem byQuarkus(String rootPath) {
        return new DeliveryBuildItem(withoutSlash(rootPath), false);
    }

    /**
     * A servlet container does. It has filters and security constraints of its own, so no route of ours may answer.
     *
     * @param contextPath where the container is, below the HTTP root path
     */
    static DeliveryBuildItem byServletContainer(String rootPath, String contextPath) {
        return new DeliveryBuildItem(withoutSlash(withoutSlash(rootPath) + contextPath), true);
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** The path that all static files are below, with a slash in front and none at the end; empty for the root. */
    String rootPath() {
        return rootPath;
    }

    boolean isByServletContainer() {
        return servletContainer;
    }
}
