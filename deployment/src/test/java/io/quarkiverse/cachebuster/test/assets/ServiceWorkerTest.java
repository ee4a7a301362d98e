package io.quarkiverse.cachebuster.test.assets;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.test.QuarkusUnitTest;

class ServiceWorkerTest {

    private static final String SHEET = "a{b:url(/offline.png)}c{d:url(/shop/i.png)}e{f:url(/other.png)}";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset(SHEET), "META-INF/resources/site.css")
            .addAsResource(new StringAsset("1"), "META-INF/resources/offline.png")
            .addAsResource(new StringAsset("2"), "META-INF/resources/shop/i.png")
            .addAsResource(new StringAsset("3"), "META-INF/resources/other.png")
            .addAsResource(new StringAsset("navigator.serviceWorker.register('/shop/sw.js')"), "META-INF/resources/app.js")
            .addAsResource(new StringAsset("const FILES = [\n  '/offline.png?offline', `/${a}`];\n"
                    + "addEventListener('install', e => caches.open('a').then(c => c.addAll(FILES)))"),
                    "META-INF/resources/shop/sw.js"))
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("io.quarkiverse.cachebuster"))
            .assertLogRecords(records -> {
                assertThat(records).extracting(ServiceWorkerTest::message)
                        .contains("/site.css:1:9 - '/offline.png' keeps its plain URL:"
                                + " the service worker /shop/sw.js:2:4 precaches it",
                                "/site.css:1:31 - '/shop/i.png' keeps its plain URL:"
                                        + " the service worker /shop/sw.js:3:63 may precache any file in its scope '/shop/'");
                assertThat(records).filteredOn(record -> record.getLevel().intValue() >= Level.WARNING.intValue())
                        .singleElement().extracting(ServiceWorkerTest::message).asString()
                        .startsWith("/shop/sw.js:3:63 - the service worker calls 'addAll' with more than literal URLs,"
                                + " so it may precache any file in its scope '/shop/'");
            });

    @Inject
    CacheBuster cacheBuster;

    private static String message(LogRecord record) {
        return record.getParameters() == null ? record.getMessage()
                : String.format(record.getMessage(), record.getParameters());
    }

    @Test
    void keepsWhatItPrecachesPlainInStyleSheets() {
        assertThat(get(cacheBuster.url("/site.css")).asString())
                .isEqualTo(SHEET.replace("/other.png", cacheBuster.url("/other.png")));
        assertThat(cacheBuster.url("/offline.png")).contains("?v=");
    }
}
