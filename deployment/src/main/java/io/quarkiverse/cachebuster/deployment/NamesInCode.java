package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.objectweb.asm.ClassReader;

import io.quarkus.deployment.ApplicationArchive;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;
import io.quarkus.maven.dependency.ArtifactKey;

/**
 * Tells whether the application or one of its libraries may use a name in templates, since a class declares it or contains
 * it as a string. Templates get data, namespaces and methods in so many ways that no narrower search would be safe.
 */
final class NamesInCode {

    private static final String OURS = "quarkus-cache-buster";

    private final List<ApplicationArchive> archives;
    private final Map<String, Boolean> known = new HashMap<>();

    NamesInCode(ApplicationArchivesBuildItem archives) {
        this.archives = archives.getAllApplicationArchives().stream()
                .filter(each -> each == archives.getRootArchive() || isForeign(each)).toList();
    }

    /** Quarkus' own names are known, and none is close to ours. */
    private static boolean isForeign(ApplicationArchive archive) {
        ArtifactKey key = archive.getKey();
        return key == null || !key.getGroupId().equals("io.quarkus") && !key.getArtifactId().equals(OURS);
    }

    /** Classes are read on demand: usually, no template has a mistake. */
    boolean contain(String name) {
        return known.computeIfAbsent(name, this::search);
    }

    private boolean search(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        AtomicBoolean found = new AtomicBoolean();
        for (ApplicationArchive archive : archives) {
            archive.accept(tree -> tree.walk(visit -> {
                Path file = visit.getPath();
                if (!found.get() && file.toString().endsWith(".class")) {
                    found.set(isIn(read(file), utf8, name));
                }
            }));
        }
        return found.get();
    }

    private static boolean isIn(byte[] classFile, byte[] utf8, String name) {
        if (!contains(classFile, utf8)) {
            return false;
        }
        NameVisitor visitor = new NameVisitor(name);
        new ClassReader(classFile).accept(visitor, ClassReader.SKIP_FRAMES);
        return visitor.found();
    }

    private static boolean contains(byte[] bytes, byte[] sought) {
        for (int i = 0; i <= bytes.length - sought.length; i++) {
            if (bytes[i] == sought[0] && Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
