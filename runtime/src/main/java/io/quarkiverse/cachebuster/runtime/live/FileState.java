package io.quarkiverse.cachebuster.runtime.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

import org.jspecify.annotations.Nullable;

/**
 * What tells whether a file may have changed.
 *
 * @param key identifies the file itself, so that it differs after the file has been replaced; null on Windows
 */
record FileState(long size, FileTime modified, @Nullable Object key) {

    static FileState of(Path file, LinkOption... options) throws IOException {
        return of(Files.readAttributes(file, BasicFileAttributes.class, options));
    }

    static FileState of(BasicFileAttributes attributes) {
        return new FileState(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }

    /** Whether the file still has this state. */
    boolean isStateOf(Path file, LinkOption... options) {
        try {
            return of(file, options).equals(this);
        } catch (IOException e) {
            return false;
        }
    }
}
