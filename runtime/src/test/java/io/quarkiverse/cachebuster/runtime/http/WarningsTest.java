package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WarningsTest {

    private final Logger log = Logger.getLogger(Warnings.class.getName());
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
    private final Warnings warnings = new Warnings();

    @BeforeEach
    void listen() {
        log.addHandler(handler);
    }

    @AfterEach
    void stop() {
        log.removeHandler(handler);
    }

    @Test
    void areLoggedOnceForEachPath() {
        for (int i = 0; i < 3; i++) {
            warnings.missing("/x.css");
            warnings.shadowed("/y.css", "other.jar");
            warnings.damagedVariant("/z.css", "br", new IOException("damaged"));
            warnings.damagedVariant("/z.css", "gzip", new IOException("damaged"));
        }

        assertThat(messages).hasSize(4);
    }

    @Test
    void areLoggedOnceForEachFault() {
        for (int fault = 0; fault < 2; fault++) {
            for (int request = 0; request < 100; request++) {
                warnings.fault("/x.css", new IOException("damaged"));
            }
            warnings.recovered("/x.css");
        }

        assertThat(messages).hasSize(2);
    }
}
