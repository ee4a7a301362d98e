package io.quarkiverse.cachebuster.deployment;

import io.quarkus.builder.item.SimpleBuildItem;

/**
 * What the documents refer to, and what became of each reference.
 */
final class ReportBuildItem extends SimpleBuildItem {

    private final Report report;

    ReportBuildItem(Report report) {
        this.report = report;
    }

    Report report() {
        return report;
    }
}
