package io.quarkiverse.cachebuster.test.cdn;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.restassured.http.Headers;

class CorsFilterTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("body { margin: 0 }\n".repeat(500)), "META-INF/resources/x.css"))
            .overrideRuntimeConfigKey("quarkus.http.cors.enabled", "true")
            .overrideRuntimeConfigKey("quarkus.http.cors.origins", "https://www.example.com")
            .overrideConfigKey("quarkus.http.enable-compression", "true")
            .overrideRuntimeConfigKey("quarkus.cache-buster.base-url", "https://cdn.example.com");

    @Test
    void decidesWhichPagesMayReadAssets() {
        assertThat(headers("https://www.example.com").getValues("Access-Control-Allow-Origin"))
                .containsExactly("https://www.example.com");
        assertThat(headers(null).getValues("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void makesResponsesVary() {
        for (String origin : new String[] { "https://www.example.com", null }) {
            List<String> vary = headers(origin).getValues("Vary").stream()
                    .flatMap(each -> List.of(each.split(",")).stream()).map(each -> each.trim().toLowerCase()).toList();
            assertThat(vary).containsExactlyInAnyOrder("origin", "accept-encoding");
        }
    }

    private static Headers headers(String origin) {
        return (origin == null ? given() : given().header("Origin", origin)).get("/x.css").getHeaders();
    }
}
