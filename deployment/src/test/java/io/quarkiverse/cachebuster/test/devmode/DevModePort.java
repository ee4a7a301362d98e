package io.quarkiverse.cachebuster.test.devmode;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Dev mode always listens on the same port, so only one test on this machine may use it at a time. */
public final class DevModePort implements BeforeAllCallback, AfterAllCallback {

    private static final Path FILE = Path.of(System.getProperty("java.io.tmpdir"), "quarkus-cache-buster-dev-mode.lock");

    private FileLock lock;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        lock = FileChannel.open(FILE, StandardOpenOption.CREATE, StandardOpenOption.WRITE).lock();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        lock.acquiredBy().close();
    }
}
