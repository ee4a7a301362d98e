package org.acme;

import static io.restassured.RestAssured.given;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.endsWith;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CachedPageTest {

    @Test
    void styleSheetIsCachedForever() {
        String url = given().get("/cached-page")
                .then()
                .statusCode(200)
                .extract().htmlPath().getString("**.find { it.@rel == 'stylesheet' }.@href");

        given().get(url)
                .then()
                .statusCode(200)
                .header("Cache-Control", endsWith("immutable"))
                .body(containsString("hourglass.svg?v="));
    }
}
