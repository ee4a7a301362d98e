package io.quarkiverse.cachebuster.runtime.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.find.WebDependencies;
import io.quarkiverse.cachebuster.runtime.url.FileNameUrlStyle;
import io.quarkiverse.cachebuster.runtime.url.UrlStyle;

class VersionlessReferencesTest {

    private static final WebDependencies DEPENDENCIES = new WebDependencies(Map.of("/webjars/icons/", "1.2"), Map.of());

    private final MemoryFiles site = new MemoryFiles()
            .with("/webjars/icons/1.2/font/icons.css", "@font-face{src:url(icons.woff2)}")
            .with("/webjars/icons/1.2/font/icons.woff2", "font")
            .with("/webjars/icons/own.png", "has no version");

    private ServedDocument served(String css, UrlStyle style, String rootPath) {
        site.with("/static/x.css", css);
        LinkRules rules = new LinkRules(MemoryFiles.RULES, style, rootPath, DEPENDENCIES, List.of(new CssSyntax()));
        return new LinkedDocuments(site, rules).get("/static/x.css");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
            "url(/webjars/icons/font/icons.woff2), url(/webjars/icons/1.2/font/icons.woff2?v=ID)",
            "url('../webjars/icons/font/icons.woff2?#iefix'), url('../webjars/icons/1.2/font/icons.woff2?v=ID#iefix')",
            "url(/webjars/icons/1.2/font/icons.woff2), url(/webjars/icons/1.2/font/icons.woff2?v=ID)",
            "url(\\2fwebjars/icons/font/icons.woff2), url(\\2fwebjars/icons/1.2/font/icons.woff2?v=ID)" })
    void getTheVersionAndTheId(String css, String expected) {
        assertThat(new String(served(css, MemoryFiles.QUERY, "").bytes(), UTF_8))
                .isEqualTo(expected.replace("ID", site.id("/webjars/icons/1.2/font/icons.woff2")));
    }

    @Test
    void getTheVersionAndTheIdInTheFileName() {
        assertThat(
                new String(served("url(/app/webjars/icons/font/icons.woff2)", new FileNameUrlStyle(), "/app").bytes(), UTF_8))
                .isEqualTo("url(/app/webjars/icons/1.2/font/icons-" + site.id("/webjars/icons/1.2/font/icons.woff2")
                        + ".woff2)");
    }

    @Test
    void leadToAFileThatHasNoVersion() {
        assertThat(new String(served("url(/webjars/icons/own.png)", MemoryFiles.QUERY, "").bytes(), UTF_8))
                .isEqualTo("url(/webjars/icons/own.png?v=" + site.id("/webjars/icons/own.png") + ")");
    }

    @Test
    void areReportedIfThereIsNoSuchFileInThePackage() {
        assertThat(served("url(/webjars/icons/font/icon.woff2)", MemoryFiles.QUERY, "").references())
                .singleElement().satisfies(reference -> assertThat(reference.describe(site.files.keySet()))
                        .endsWith("did you mean '/webjars/icons/1.2/font/icons.woff2'?"));
    }

    @Test
    void changeTheIdOfTheSheetWhenTheFileChanges() {
        String before = served("url(/webjars/icons/font/icons.woff2)", MemoryFiles.QUERY, "").asset().cacheId();
        site.with("/webjars/icons/1.2/font/icons.woff2", "changed");

        assertThat(served("url(/webjars/icons/font/icons.woff2)", MemoryFiles.QUERY, "").asset().cacheId())
                .isNotEqualTo(before);
    }
}
