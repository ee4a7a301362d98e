package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.link.Position;
import io.quarkiverse.cachebuster.runtime.link.Problem;
import io.quarkiverse.cachebuster.runtime.link.Reference;

class CompressionEffortTest {

    private static final int KB = 1024;

    private final List<Reference> references = List.of(
            call("page.html", "/app.css"),
            call("page.html", "/webjars/map/1.0/map.css"),
            Reference.unresolved(new Problem.Other("missing"), TemplateCall.Kind.URL, "/missing.css",
                    new Position("page.html", 2, 1)),
            style("/webjars/map/1.0/map.css", "/webjars/map/1.0/base.css"),
            style("/webjars/map/1.0/base.css", "/webjars/map/1.0/base.css"),
            style("/webjars/map/1.0/base.css", "/webjars/map/1.0/icon.svg"),
            style("/webjars/flags/1.0/flags.css", "/webjars/flags/1.0/at.svg"),
            style("/_static/lit/3.0/lit.css", "/_static/lit/3.0/lit.svg"),
            style("/site.css", "/img/large.svg"));

    @ParameterizedTest
    @CsvSource({
            // referenced by a template, by a sheet of the application, and by a sheet of a web jar that is reachable
            "/app.css, 1024, 11", "/img/large.svg, 1024, 11", "/webjars/map/1.0/icon.svg, 1024, 11",
            "/app.css, 1025, 10", "/webjars/map/1.0/base.css, 1025, 10",
            // only referenced by a sheet of a web jar that nothing refers to
            "/webjars/flags/1.0/at.svg, 1, 8", "/webjars/flags/1.0/flags.css, 1, 8", "/_static/lit/3.0/lit.svg, 1, 8",
            // the application's own
            "/data.json, 16, 11", "/data.json, 17, 10", "/data.json, 1024, 10", "/data.json, 1025, 8",
            "/static/webjars/x.js, 16, 11" })
    void dependsOnUseAndSize(String path, int kilobytes, int quality) {
        assertThat(CompressionEffort.of(11, references).brotliQuality(path, kilobytes * KB)).isEqualTo(quality);
    }

    @Test
    void neverExceedsTheConfiguredQuality() {
        CompressionEffort effort = CompressionEffort.of(5, references);

        assertThat(List.of("/app.css", "/data.json", "/webjars/flags/1.0/at.svg"))
                .allSatisfy(path -> assertThat(effort.brotliQuality(path, KB)).isEqualTo(5))
                .allSatisfy(path -> assertThat(effort.brotliQuality(path, 2000 * KB)).isEqualTo(5));
    }

    private static Reference call(String template, String target) {
        return Reference.to(target, TemplateCall.Kind.URL, target, new Position(template, 1, 1));
    }

    private static Reference style(String sheet, String target) {
        return Reference.to(target, CssSyntax.Kind.values()[0], target, new Position(sheet, 1, 1));
    }
}
