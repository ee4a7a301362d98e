package io.quarkiverse.cachebuster.test.templates;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateContents;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.quarkus.test.QuarkusUnitTest;

class TypeSafeTemplatesTest {

    private static final String ID = "62368a1a29259b30";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addClasses(Picture.class, Checked.class, Page.class, Inline.class, Messages.class)
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/static/x.css")
            .addAsResource(new StringAsset(
                    """
                            {cacheId('/static/x.css')} {cacheId(picture.path)}{#fragment id=part} {asset:url(picture.path)}{/fragment}"""),
                    "templates/Checked/picture.txt")
            .addAsResource(new StringAsset("""
                    {@io.quarkiverse.cachebuster.test.templates.TypeSafeTemplatesTest$Picture picture}
                    {cacheId(picture.path)}"""), "templates/declared.txt")
            .addAsResource(new StringAsset("{cacheId(str:concat('/static/', name))} {cacheId('/' + name + '.css')}"),
                    "templates/Checked/concatenated.txt")
            .addAsResource(new StringAsset("{cacheId(path)} {asset:url('/static/x.css')}"), "templates/Page.txt"));

    @Inject
    Engine engine;

    @Test
    void inACheckedTemplate() {
        assertThat(Checked.picture(new Picture("/static/x.css")).render()).isEqualTo(ID + " " + ID + " /static/x.css?v=" + ID);
    }

    @Test
    void inAConcatenation() {
        assertThat(Checked.concatenated("x.css").render()).isEqualTo(ID + " ERROR_MISSING_FILE");
        assertThat(Checked.concatenated("static/x").render()).isEqualTo("ERROR_MISSING_FILE " + ID);
    }

    @Test
    void inACheckedFragment() {
        assertThat(Checked.picture$part(new Picture("/static/x.css")).render()).isEqualTo(" /static/x.css?v=" + ID);
    }

    @Test
    void inATemplateWithDeclaredParameters() {
        assertThat(engine.getTemplate("declared").data("picture", new Picture("/static/x.css")).render().trim()).isEqualTo(ID);
    }

    @Test
    void inATemplateRecord() {
        assertThat(new Page("/static/x.css").render()).isEqualTo(ID + " /static/x.css?v=" + ID);
    }

    @Test
    void inTemplateContents() {
        assertThat(new Inline("/static/x.css").render()).isEqualTo(ID + " " + ID);
    }

    @Test
    void inAMessageBundle() {
        assertThat(engine.parse("{msg:sheet('/static/x.css')}").render()).isEqualTo(ID + " " + ID);
    }

    public record Picture(String path) {
    }

    @CheckedTemplate(basePath = "Checked")
    static class Checked {
        static native TemplateInstance picture(Picture picture);

        static native TemplateInstance concatenated(String name);

        static native TemplateInstance picture$part(Picture picture);
    }

    @CheckedTemplate(basePath = "")
    record Page(String path) implements TemplateInstance {
    }

    @TemplateContents("{cacheId('/static/x.css')} {cacheId(path)}")
    record Inline(String path) implements TemplateInstance {
    }

    @MessageBundle("msg")
    public interface Messages {
        @Message("{cacheId('/static/x.css')} {cacheId(path)}")
        String sheet(String path);
    }
}
