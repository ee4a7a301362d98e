package io.quarkiverse.cachebuster.guests.bundler;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusDevModeTest;
import io.restassured.response.Response;

class WebBundlerDevModeTest {

    @RegisterExtension
    static final QuarkusDevModeTest app = new QuarkusDevModeTest().withApplicationRoot(root -> root
            .addClass(PageResource.class)
            .addAsResource(new StringAsset("{#bundle /}"), "templates/page.html")
            .addAsResource(new StringAsset("document.title = 'one'"), "web/app/app.js"));

    @Test
    void changesOfTheBundleAreSeen() {
        assertThat(bundle().asString()).contains("one");

        app.modifyResourceFile("web/app/app.js", text -> "document.title = 'two'");

        Response changed = bundle();
        assertThat(changed.asString()).contains("two");
        assertThat(changed.header("Cache-Control")).isEqualTo("no-cache");
    }

    private static Response bundle() {
        String page = get("/page").asString();
        Matcher url = Pattern.compile("src=\"(/static/bundle/[^\"]+\\.js)\"").matcher(page);
        assertThat(url.find()).as(page).isTrue();
        return get(url.group(1));
    }
}
