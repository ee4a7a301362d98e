package io.quarkiverse.cachebuster.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkus.runtime.configuration.ConfigurationException;

class ConfiguredDirectoriesTest {

    private final Logger log = Logger.getLogger(ConfiguredDirectories.class.getName());
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            messages.add(record.getMessage());
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };

    @TempDir
    Path directory;

    @BeforeEach
    void listen() {
        log.addHandler(handler);
    }

    @AfterEach
    void stop() {
        log.removeHandler(handler);
    }

    @Test
    void failTheStartIfTheyAreInvalid() {
        assertThatThrownBy(() -> ConfiguredDirectories.read(Map.of("uploads", "/x"), true, true))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("quarkus.cache-buster.directories.\"uploads\"");
    }

    @Test
    void areReportedWithAServletContainerWhichDoesNotServeThem() {
        ConfiguredDirectories.read(Map.of("/uploads", directory.toString()), false, true);

        assertThat(messages).containsExactly("With quarkus-undertow, the files of quarkus.cache-buster.directories are not"
                + " served: their URLs carry cache ids, but a servlet has to answer them");
    }

    @Test
    void areReportedIfTheDeliveryIsDisabled() {
        ConfiguredDirectories.read(Map.of("/uploads", directory.toString()), true, false);

        assertThat(messages).containsExactly("With quarkus.cache-buster.http.enabled=false, the files of"
                + " quarkus.cache-buster.directories are not served: their URLs carry cache ids, but another server has to"
                + " answer them");
    }

    @Test
    void areNotReportedIfTheyExistAndQuarkusServesThem() {
        ConfiguredDirectories.read(Map.of("/uploads", directory.toString()), true, true);
        ConfiguredDirectories.read(Map.of(), false, true);
        ConfiguredDirectories.read(Map.of(), true, false);

        assertThat(messages).isEmpty();
    }
}
