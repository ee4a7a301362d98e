package io.quarkiverse.cachebuster.test.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cachebuster.deployment.EditedTemplateBuildItem;
import io.quarkiverse.cachebuster.runtime.page.EditedTemplate;
import io.quarkiverse.cachebuster.runtime.page.TemplateEdit;
import io.quarkiverse.cachebuster.runtime.page.TemplateEdit.Condition;
import io.quarkus.builder.BuildChainBuilder;
import io.quarkus.builder.BuildContext;
import io.quarkus.builder.BuildStep;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.Engine;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.Expression;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateContents;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.TemplateNode.Origin;
import io.quarkus.qute.Variant;
import io.quarkus.qute.deployment.EffectiveTemplatePathsBuildItem;
import io.quarkus.qute.deployment.TemplatePathBuildItem;
import io.quarkus.test.QuarkusUnitTest;

/** The edits replace each OLD by NEWER, as the build would replace URLs. */
class EditedTemplatesTest {

    private static final Map<String, String> TEMPLATES = Map.ofEntries(
            Map.entry("page.html", "<OLD {name}>"),
            Map.entry("page.txt", "text OLD"),
            Map.entry("part.qute.html", "part OLD"),
            Map.entry("Checked/page.html", "<OLD {name}>"),
            Map.entry("Page.html", "record OLD {name}"),
            Map.entry("layout.html", "<html OLD>{#insert head}none OLD{/}{#insert}{/}</html>"),
            Map.entry("laidOut.html", "{#include layout}{#head}head OLD{/head}body OLD{/include}"),
            Map.entry("tags/picture.html", "[OLD {it}]"),
            Map.entry("fragments.html", "OLD{#fragment id=part}fragment OLD{/fragment}"),
            Map.entry("other.html", "OLD, which the build sees as UNSEEN"),
            Map.entry("mistake.html", "<p>\n<b>{nothing.at.all} OLD\nOLD {nothing.at.all}"),
            Map.entry("odd.html", "\uFEFF\u00e9\r\nOLD\r\u20ac\n\nOLD\r\n"),
            Map.entry("filtered.html", "OLD, plain"),
            Map.entry("Inline.html", "contents OLD {name}"));

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> {
        root.addClasses(Checked.class, Page.class, Inline.class, OtherHook.class);
        TEMPLATES.forEach((path, text) -> {
            if (!path.equals("Inline.html")) {
                root.addAsResource(new StringAsset(text), "templates/" + path);
            }
        });
    }).withAdditionalDependency(jar -> jar.addAsResource(new StringAsset("in a jar OLD"), "templates/tags/fromJar.html")
            .addAsManifestResource(new StringAsset(""), "beans.xml"))
            .addBuildChainCustomizer(edits());

    /** Runs in the class loader of the build, which must be the first to load the anonymous class. */
    private static Consumer<BuildChainBuilder> edits() {
        return new Consumer<>() {
            @Override
            public void accept(BuildChainBuilder builder) {
                builder.addBuildStep(new BuildStep() {
                    @Override
                    public void execute(BuildContext context) {
                        for (TemplatePathBuildItem each : context.consume(EffectiveTemplatePathsBuildItem.class)
                                .getTemplatePaths()) {
                            String text = each.getContent();
                            context.produce(new EditedTemplateBuildItem(edited(each.getPath(),
                                    each.getPath().equals("other.html") ? text.replace("OLD", "UNSEEN") : text)));
                        }
                    }
                }).consumes(EffectiveTemplatePathsBuildItem.class).produces(EditedTemplateBuildItem.class).build();
            }
        };
    }

    static EditedTemplate edited(String path, String text) {
        List<TemplateEdit> edits = new ArrayList<>();
        Pattern.compile("OLD|UNSEEN").matcher(text).results().forEach(each -> edits.add(
                new TemplateEdit(each.start(), each.end(), "NEWER", Condition.ALWAYS)));
        return EditedTemplate.of(path, text, edits);
    }

    @Inject
    Engine engine;
    @Inject
    Template page;
    @Inject
    Template fragments;

    @ParameterizedTest
    @CsvSource({
            "page.html, <NEWER x>",
            "page, <NEWER x>",
            "page.txt, text NEWER",
            "part, part NEWER",
            "part.qute, part NEWER",
            "part.qute.html, part NEWER",
            "tags/fromJar, in a jar NEWER",
            "laidOut, <html NEWER>head NEWERbody NEWER</html>",
            "layout, <html NEWER>none NEWER</html>",
    })
    void areEditedUnderEachId(String id, String html) {
        assertThat(engine.getTemplate(id).data("name", "x").render()).isEqualTo(html);
    }

    @Test
    void areReadByTheBuildAsByQute() {
        assertThat(engine.getTemplate("odd").render()).isEqualTo("\uFEFF\u00e9\r\nNEWER\r\u20ac\n\nNEWER\r\n");
    }

    @Test
    void areEditedWhenInjected() {
        assertThat(page.data("name", "x").render()).isEqualTo("<NEWER x>");
        assertThat(page.instance().data("name", "x").setVariant(Variant.forContentType(Variant.TEXT_PLAIN)).render())
                .isEqualTo("text NEWER");
    }

    @Test
    void areEditedWhenTypeSafe() {
        assertThat(Checked.page("x").render()).isEqualTo("<NEWER x>");
        assertThat(new Page("x").render()).isEqualTo("record NEWER x");
        assertThat(new Inline("x").render()).isEqualTo("contents NEWER x");
    }

    @ParameterizedTest
    @CsvSource({
            "{#include page /}, <NEWER x>",
            "{#include page.html name='y' _isolated /}, <NEWER y>",
            "{#picture name /}, [NEWER x]",
            "{#include fragments$part /}, fragment NEWER",
            "{#include layout}in OLD{/include}, <html NEWER>none NEWERin OLD</html>",
    })
    void areEditedWhenIncluded(String template, String html) {
        assertThat(engine.parse(template).data("name", "x").render()).isEqualTo(html);
    }

    @Test
    void areEditedInFragments() {
        assertThat(fragments.getFragment("part").render()).isEqualTo("fragment NEWER");
        assertThat(fragments.render()).isEqualTo("NEWERfragment NEWER");
    }

    @Test
    void areEditedAgainAfterTheyWereRemoved() {
        engine.removeTemplates("layout.html"::equals);

        assertThat(engine.getTemplate("layout.html").render()).isEqualTo("<html NEWER>none NEWER</html>");
    }

    @Test
    void areLeftAloneIfTheBuildHasSeenAnotherText() {
        assertThat(engine.getTemplate("other").render()).startsWith("OLD, ");
        assertThat(engine.parse("<OLD {name}", null, "page.html").data("name", "x").render()).isEqualTo("<OLD x");
    }

    @Test
    void keepThePositionsOfMistakes() {
        assertThatThrownBy(() -> engine.getTemplate("mistake").render())
                .isInstanceOf(TemplateException.class).hasMessageContaining("[mistake.html:2]");
        assertThat(engine.getTemplate("mistake").getExpressions().stream().map(Expression::getOrigin).map(Origin::getLine))
                .containsExactlyInAnyOrder(2, 3);
        assertThat(engine.getTemplate("mistake").getExpressions().stream().map(Expression::getOrigin)
                .filter(each -> each.getLine() == 2)).first().extracting(Origin::getLineCharacterStart).isEqualTo(4);
    }

    @Test
    void areEditedBeforeOthersChangeThem() {
        assertThat(engine.getTemplate("filtered").render()).isEqualTo("NEWER, filtered");
    }

    @Singleton
    static class OtherHook {
        void addTo(@Observes @Priority(1) EngineBuilder engine) {
            engine.addParserHook(template -> template.addContentFilter(text -> text.replace("plain", "filtered")));
        }
    }

    @CheckedTemplate(basePath = "Checked")
    static class Checked {
        static native TemplateInstance page(String name);
    }

    @CheckedTemplate(basePath = "")
    record Page(String name) implements TemplateInstance {
    }

    @CheckedTemplate(basePath = "")
    @TemplateContents(value = "contents OLD {name}", suffix = "html")
    record Inline(String name) implements TemplateInstance {
    }
}
