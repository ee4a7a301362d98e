package io.quarkiverse.cachebuster.test.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.LogRecord;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.test.QuarkusUnitTest;

class CorrectTemplatesTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addClasses(AppNamespace.class, OtherNamespace.class, Root.class)
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/static/a b.css")
            .addAsResource(
                    new StringAsset(
                            """
                                    {cacheId('/static/a b.css')}{cacheId('static/a%20b.css?x#y')}{cacheId('/app/static/a b.css')}
                                    {asset:url('https://example.com/x.css')}
                                    {cacheId('/uploads/1.png')}{cacheId('uploads/2.png')}{cacheId('/app/uploads/3.png?size=2')}{cacheId('/uploads/4%20.png#a')}
                                    {cacheId(nothing ?: computed)}
                                    {item.cacheId('/not/ours.css')}
                                    {asset:stamp('/x')}{cacheId('/a', '/b') ?: 'two'}
                                    {asset.url('small')}, {assets:url('small')}, {cacheid('small')}
                                    \\{cacheId('/escaped.css')}
                                    {|{cacheId('/verbatim.css')}|}
                                    {! {cacheId('/comment.css')} !}
                                    """),
                    "templates/page.txt"))
            .overrideConfigKey("quarkus.http.root-path", "/app")
            .overrideConfigKey("quarkus.cache-buster.templates.unchecked-paths", "/uploads/**")
            .setLogRecordPredicate(record -> record.getLoggerName().equals(CacheBuster.class.getName()))
            .assertLogRecords(records -> assertThat(records).extracting(LogRecord::getMessage)
                    .containsExactly("page.txt:4:1 - no static resource '/computed.css'"));

    @Inject
    Template page;

    @Test
    void passTheCheck() {
        assertThat(page.data(new Root("/computed.css", new Item(), new Item())).render())
                .startsWith("62368a1a29259b30".repeat(3) + "\nhttps://example.com/x.css\nERROR_MISSING_FILE")
                .contains(
                        "\nmine\n/x!two\nsmall of data, small of namespace, small of root\n{cacheId('/escaped.css')}\n{cacheId('/verbatim.css')}\n");
    }

    public static class Item {
        public String cacheId(String path) {
            return "mine";
        }

        public String url(String size) {
            return size + " of data";
        }
    }

    /** The data of the template. */
    public record Root(String computed, Item item, Item asset) {

        public String cacheid(String size) {
            return size + " of root";
        }
    }

    @TemplateExtension(namespace = "assets")
    public static class OtherNamespace {
        static String url(String size) {
            return size + " of namespace";
        }
    }

    @TemplateExtension(namespace = "asset")
    public static class AppNamespace {
        static String stamp(String path) {
            return path + "!";
        }
    }
}
