package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.qute.deployment.TemplatePathBuildItem;

class HtmlTemplateTest {

    @ParameterizedTest
    @CsvSource({
            "page.html, true", "dir/page.htm, true", "page.qute.html, true", "tags/x.html, true", "page.tpl, true",
            "page.page, true", "page.txt, false", "page.json, false", "feed.xml, false", "page, false", "a.html/page, false",
            "html, false", "page.plain, false",
    })
    void isRecognizedByItsContentType(String path, boolean html) {
        assertThat(HtmlTemplate.isHtml(path, Map.of("tpl", "text/html;charset=UTF-8", "page", "application/xhtml+xml",
                "plain", "text/plain"))).isEqualTo(html);
    }

    @Test
    void isListedWithItsText() {
        assertThat(HtmlTemplate.in(List.of(template("z.html", "z\r\n"), template("b.txt", ""), template("a.html", "\uFEFFa")),
                Map.of())).containsExactly(new HtmlTemplate("a.html", "\uFEFFa"), new HtmlTemplate("z.html", "z\r\n"));
    }

    private static TemplatePathBuildItem template(String path, String content) {
        return TemplatePathBuildItem.builder().path(path).content(content).extensionInfo("test").build();
    }
}
