package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jboss.logging.Logger;

import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.find.AssetProblem;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Reads the archives in {@code quarkus.cache-buster.history.directory}. Raises a {@code ConfigurationException} for everything
 * that is wrong there.
 */
final class HistoryDirectory {

    static final String KEY = "quarkus.cache-buster.history.directory";

    private static final Logger LOG = Logger.getLogger(HistoryDirectory.class);

    private final Path directory;
    private final String application;
    private final BuildSettings settings;
    private final AssetRules rules;
    private final Set<Object> decoded = new HashSet<>();

    /** @param application the {@code quarkus.application.name} of this build */
    HistoryDirectory(Path directory, String application, BuildSettings settings, AssetRules rules) {
        this.directory = directory;
        this.application = application;
        this.settings = settings;
        this.rules = rules;
    }

    /** The names of the newest archives, newest first. */
    List<String> newest(int builds) {
        try {
            return ArchiveOrder.newest(directory, builds);
        } catch (NoSuchFileException e) {
            return withoutOrder();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("The file 'order' in '" + directory + "' (" + KEY + ") is malformed: "
                    + e.getMessage(), e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private List<String> withoutOrder() {
        try {
            if (Files.isDirectory(directory) && ArchiveOrder.hasArchives(directory)) {
                LOG.warnf("'%s' (%s) contains archives, but no file 'order' that lists them; ignoring them."
                        + " history.sh, which each build writes next to its archive, adds archives to both",
                        directory, KEY);
            } else {
                LOG.infof("No history yet: '%s' (%s) has no file 'order'", directory, KEY);
            }
            return List.of();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("Cannot read '" + directory + "' (" + KEY + "): " + e, e);
    }

    /**
     * The verified archive with this name; the caller closes it. Empty if this build doesn't understand its URLs, which is
     * logged.
     */
    Optional<EarlierBuild> open(String name) {
        try {
            EarlierBuild build = EarlierBuild.open(directory.resolve(name));
            try {
                return accept(name, build);
            } catch (IOException | RuntimeException e) {
                build.close();
                throw e;
            }
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("The archive '" + name + "' in '" + directory + "' (" + KEY + ") "
                    + e.getMessage() + "; restore it, or remove its line from the file 'order' there", e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Optional<EarlierBuild> accept(String name, EarlierBuild build) throws IOException {
        BuildManifest manifest = build.manifest();
        if (!manifest.application().equals(application)) {
            throw new IllegalArgumentException("belongs to the application " + AssetProblem.quoted(manifest.application())
                    + ", but quarkus.application.name is " + AssetProblem.quoted(application));
        }
        Optional<String> difference = settings.difference(manifest.settings());
        if (difference.isPresent()) {
            LOG.warnf("Ignoring the archive '%s' in '%s' (%s): that build had another %s, so its URLs have other ids",
                    name, directory, KEY, difference.get());
            build.close();
            return Optional.empty();
        }
        new ArchiveCheck(build, rules, decoded).run();
        return Optional.of(build);
    }
}
