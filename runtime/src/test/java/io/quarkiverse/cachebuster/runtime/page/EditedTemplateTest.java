package io.quarkiverse.cachebuster.runtime.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cachebuster.runtime.page.TemplateEdit.Condition;

class EditedTemplateTest {

    private static final String TEXT = "<a src=/x.js>";

    private final EditedTemplate template = EditedTemplate.of("dir.d/page.qute.html", TEXT, List.of(
            new TemplateEdit(7, 7, "", Condition.BASE_URL),
            new TemplateEdit(7, 7, "", Condition.MODULE_BASE_URL),
            new TemplateEdit(8, 12, "x-id.js", Condition.DELIVERED),
            new TemplateEdit(8, 12, "x.js?v=id", Condition.NOT_DELIVERED),
            new TemplateEdit(12, 12, " crossorigin", Condition.CROSS_ORIGIN),
            new TemplateEdit(12, 13, "\u00e9>", Condition.ALWAYS)));

    @ParameterizedTest
    @CsvSource({
            "'', false, false, true, <a src=/x-id.js\u00e9>",
            "'', false, false, false, <a src=/x.js?v=id\u00e9>",
            "/cdn, false, false, true, <a src=/cdn/cdn/x-id.js\u00e9>",
            "//cdn, true, true, true, <a src=//cdn//cdn/x-id.js crossorigin\u00e9>",
            "//cdn, true, false, false, <a src=//cdn/x.js?v=id crossorigin\u00e9>",
    })
    void appliesTheEditsWhoseConditionHolds(String baseUrl, boolean otherHost, boolean corsHeaders, boolean delivered,
            String html) {
        assertThat(template.edit(TEXT, PageUrls.of(delivered, baseUrl, otherHost, corsHeaders))).isEqualTo(html);
    }

    @Test
    void escapesTheBaseUrlForHtmlAndQute() {
        EditedTemplate one = EditedTemplate.of("x.html", "{x}", List.of(new TemplateEdit(3, 3, "", Condition.BASE_URL)));

        assertThat(one.edit("{x}", PageUrls.of(true, "//a/'\"&<>{b}", true, true)))
                .isEqualTo("{x}//a/&#39;&#34;&amp;&lt;&gt;&#123;b&#125;");
    }

    @Test
    void hasIdsWithAndWithoutItsSuffix() {
        assertThat(template.ids()).containsExactly("dir.d/page.qute.html", "dir.d/page.qute", "dir.d/page");
        assertThat(EditedTemplate.of("tags/x", "", List.of()).ids()).containsExactly("tags/x");
        assertThat(EditedTemplate.of(".hidden", "", List.of()).ids()).containsExactly(".hidden");
    }

    @Test
    void recognizesTheTextThatTheBuildHasSeen() {
        assertThat(template.hasText(TEXT)).isTrue();
        assertThat(template.hasText(TEXT.replace('x', 'y'))).isFalse();
        // the same hash code
        assertThat(EditedTemplate.of("x.html", "", List.of()).hasText("\0")).isFalse();
    }

    @Test
    void survivesPackingInAnyNumber() {
        List<EditedTemplate> templates = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            templates.add(EditedTemplate.of(String.format("t%04d.html", i), TEXT + i, template.edits()));
        }
        List<String> packed = PackedTemplates.pack(templates);

        assertThat(packed).allMatch(chunk -> chunk.length() <= 20_000);
        assertThat(PackedTemplates.unpack(packed)).isEqualTo(templates);
        Collections.shuffle(templates);
        assertThat(PackedTemplates.pack(templates)).isEqualTo(packed);
    }

    @Test
    void packsNothingIntoNothing() {
        assertThat(PackedTemplates.pack(List.of())).isEmpty();
        assertThat(PackedTemplates.unpack(List.of())).isEmpty();
    }
}
