package io.quarkiverse.cachebuster.runtime.live;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

/**
 * A regular file inside a {@link LocalDirectories local directory}, in the state in which it was found. Anybody who may write
 * to the directory can change or replace it at any time.
 *
 * @param path its canonical path
 * @param root the directory, without symbolic links
 * @param file the file, without symbolic links
 * @param upload whether its content may come from users of the application
 */
public record LocalFile(String path, Path root, Path file, FileState state, boolean upload) {

    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    /** The size when it was found. */
    public long size() {
        return state.size();
    }

    /**
     * Opens the file.
     *
     * @throws IOException if it isn't the file that was found, or has changed since
     */
    public SeekableByteChannel open() throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(root);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return open(secure, 0);
        }
        stream.close();
        SeekableByteChannel channel = Files.newByteChannel(file, READ);
        try {
            if (isUnchanged() && file.toRealPath().equals(file)) {
                return channel;
            }
            throw changed();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** No name on the way can be replaced by a link meanwhile, since each is looked up in a directory that is already open. */
    private SeekableByteChannel open(SecureDirectoryStream<Path> directory, int depth) throws IOException {
        try (directory) {
            Path relative = root.relativize(file);
            Path name = relative.getName(depth);
            if (depth < relative.getNameCount() - 1) {
                return open(directory.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS), depth + 1);
            }
            BasicFileAttributes attributes = directory
                    .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS).readAttributes();
            // opening a named pipe would block
            if (!attributes.isRegularFile() || !FileState.of(attributes).equals(state)) {
                throw changed();
            }
            return directory.newByteChannel(name, READ);
        }
    }

    /** Whether the file has still the size, modification time and key with which it was found. */
    public boolean isUnchanged() {
        return state.isStateOf(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** The asset with the current bytes of the file. */
    Asset hash(AssetRules rules) throws IOException {
        Fingerprint fingerprint = Fingerprint.of(Channels.newInputStream(open()));
        if (!isUnchanged()) {
            throw changed();
        }
        return rules.asset(path, fingerprint, size());
    }

    /** The exception for a file that isn't what was found any longer. */
    public IOException changed() {
        return new IOException("'" + path + "' has changed while it was being read");
    }
}
