package io.quarkiverse.cachebuster.it;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusIntegrationTest
@TestProfile(BaseUrlTest.BehindCdn.class)
class BaseUrlIT extends BaseUrlTest {
}
