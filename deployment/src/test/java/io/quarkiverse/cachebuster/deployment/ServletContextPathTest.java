package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class ServletContextPathTest {

    private static final String WEB_XML = "<!DOCTYPE web-app><web-app><!-- <default-context-path>/no</default-context-path> -->"
            + "<default-context-path> /xml </default-context-path></web-app>";

    private static Config config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(properties, "test", 100)).build();
    }

    private static ClassLoader classPath(@Nullable String webXml) {
        return new ClassLoader(null) {
            @Override
            public @Nullable InputStream getResourceAsStream(String name) {
                return name.equals("META-INF/web.xml") && webXml != null
                        ? new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8))
                        : null;
            }
        };
    }

    @Test
    void isTheConfiguredOne() {
        Config config = config(Map.of("quarkus.servlet.context-path", "shop"));

        assertThat(ServletContextPath.of(config, classPath(WEB_XML))).isEqualTo("/shop");
    }

    @Test
    void isTheDefaultOfWebXml() {
        assertThat(ServletContextPath.of(config(Map.of()), classPath(WEB_XML))).isEqualTo("/xml");
    }

    @ParameterizedTest
    @CsvSource(value = { "null", "<web-app/>", "<web-app" }, nullValues = "null")
    void isTheRootOtherwise(@Nullable String webXml) {
        assertThat(ServletContextPath.of(config(Map.of()), classPath(webXml))).isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({ "/, /, ''", "/, /shop, /shop", "/app/, /, /app", "/app/, /shop, /app/shop", "/, /shop/, /shop" })
    void isBelowTheRootPath(String rootPath, String contextPath, String expected) {
        assertThat(DeliveryBuildItem.byServletContainer(rootPath, contextPath).rootPath()).isEqualTo(expected);
    }
}
