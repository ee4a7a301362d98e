package io.quarkiverse.cachebuster.it;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PlainUrlsIT extends PlainUrlsTest {
}
