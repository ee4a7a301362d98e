package io.quarkiverse.cachebuster.deployment;

import io.quarkiverse.cachebuster.runtime.CacheBusterRecorder;
import io.quarkiverse.cachebuster.runtime.find.WebDependencies;
import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.runtime.RuntimeValue;

/**
 * What quarkus-web-dependency-locator adds to the web jars, if the application has it.
 */
final class WebDependenciesBuildItem extends SimpleBuildItem {

    private final WebDependencies webDependencies;

    WebDependenciesBuildItem(WebDependencies webDependencies) {
        this.webDependencies = webDependencies;
    }

    WebDependencies webDependencies() {
        return webDependencies;
    }

    RuntimeValue<WebDependencies> record(CacheBusterRecorder recorder) {
        return recorder.webDependencies(webDependencies.versions(), webDependencies.importNames());
    }
}
