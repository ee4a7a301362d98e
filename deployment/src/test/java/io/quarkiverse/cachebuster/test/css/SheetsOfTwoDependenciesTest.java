package io.quarkiverse.cachebuster.test.css;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.test.QuarkusUnitTest;

class SheetsOfTwoDependenciesTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addAsResource(new StringAsset("x"), "META-INF/resources/x.png"))
            .withAdditionalDependency(jar -> jar
                    .addAsResource(new StringAsset("a{b:url(/x.png)}"), "META-INF/resources/webjars/both.css")
                    .addAsResource(new StringAsset("a{b:url(/x.png)}"), "META-INF/resources/webjars/one.css"))
            .withAdditionalDependency(jar -> jar
                    .addAsResource(new StringAsset("c{d:e}"), "META-INF/resources/webjars/both.css"));

    @Inject
    CacheBuster cacheBuster;

    @Test
    void haveNoIntegritySinceEitherMayBeServed() {
        assertThat(cacheBuster.integrity("/webjars/both.css")).isEmpty();
        assertThat(cacheBuster.integrity("/webjars/one.css")).isPresent();
    }
}
