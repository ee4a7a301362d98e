package io.quarkiverse.cachebuster.deployment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtLogRecord;

/** What the extension logs, each message with its level. */
final class LoggedMessages extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger("io.quarkiverse.cachebuster");
    private final List<String> messages = Collections.synchronizedList(new ArrayList<>());

    LoggedMessages() {
        logger.addHandler(this);
    }

    List<String> messages() {
        return List.copyOf(messages);
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLevel().intValue() >= Level.INFO.intValue()) {
            messages.add(record.getLevel() + " " + ((ExtLogRecord) record).getFormattedMessage());
        }
    }

    @Override
    public void flush() {
        // nothing is buffered
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
