package io.quarkiverse.cachebuster.test.prod;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.quarkus.bootstrap.model.ApplicationModel;
import io.quarkus.maven.dependency.ResolvedDependency;

/**
 * Builds an application like {@code mvn package}. {@code QuarkusProdModeTest} supports only one build per class, and no native
 * sources.
 *
 * @param target the output directory
 */
public record ProductionBuild(Path target) {

    /**
     * @param directory a new directory to build in
     * @param resources the application's resources, content by name
     * @param classes test classes to add to the application
     */
    public static ProductionBuild of(Path directory, Map<String, String> resources, Map<String, String> properties,
            Class<?>... classes) throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        resources.forEach((name, content) -> files.put(name, content.getBytes(StandardCharsets.UTF_8)));
        return ofBytes(directory, files, properties, classes);
    }

    /** Like {@link #of}, for resources that are not text. */
    public static ProductionBuild ofBytes(Path directory, Map<String, byte[]> resources, Map<String, String> properties,
            Class<?>... classes) throws Exception {
        return build(writeApplication(directory, resources, classes), properties, Model.ofThisModule);
    }

    /** The same application if it did not depend on the extension. */
    public static ProductionBuild withoutExtension(Path directory, Map<String, byte[]> resources, Class<?>... classes)
            throws Exception {
        return build(writeApplication(directory, resources, classes), Map.of(), withoutExtension(Model.ofThisModule));
    }

    /** Resolved once for all builds, since that takes longer than a build. */
    private static final class Model {

        private static final ApplicationModel ofThisModule = resolve();

        private static ApplicationModel resolve() {
            try {
                Path testClasses = testClasses();
                try (CuratedApplication application = bootstrap(testClasses, testClasses.resolveSibling("model"), Map.of())
                        .build().bootstrap()) {
                    return application.getApplicationModel();
                }
            } catch (Exception e) {
                throw new IllegalStateException("Cannot resolve the dependencies of this module", e);
            }
        }
    }

    private static ApplicationModel withoutExtension(ApplicationModel model) {
        return (ApplicationModel) Proxy.newProxyInstance(ApplicationModel.class.getClassLoader(),
                new Class<?>[] { ApplicationModel.class }, (proxy, method, arguments) -> {
                    Object result = method.invoke(model, arguments);
                    return method.getName().matches("get(Runtime)?Dependencies.*") ? withoutExtension((Iterable<?>) result)
                            : result;
                });
    }

    private static List<Object> withoutExtension(Iterable<?> dependencies) {
        List<Object> others = new ArrayList<>();
        for (Object each : dependencies) {
            if (!((ResolvedDependency) each).getGroupId().equals("io.quarkiverse.cachebuster")) {
                others.add(each);
            }
        }
        return others;
    }

    private static Path writeApplication(Path directory, Map<String, byte[]> resources, Class<?>... classes)
            throws IOException {
        Path root = Files.createDirectories(directory.resolve("classes"));
        for (Map.Entry<String, byte[]> resource : resources.entrySet()) {
            Path file = root.resolve(resource.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, resource.getValue());
        }
        for (Class<?> each : classes) {
            copy(each, root);
        }
        return root;
    }

    private static ProductionBuild build(Path root, Map<String, String> properties, ApplicationModel model) throws Exception {
        Path target = root.resolveSibling("target");
        Files.createDirectories(target);
        try (CuratedApplication application = bootstrap(root, target, properties).setExistingModel(model).build().bootstrap()) {
            application.createAugmentor().createProductionApplication();
        }
        return new ProductionBuild(target);
    }

    private static Path testClasses() throws URISyntaxException {
        return Path.of(ProductionBuild.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static QuarkusBootstrap.Builder bootstrap(Path root, Path target, Map<String, String> properties)
            throws URISyntaxException {
        Properties buildProperties = new Properties();
        buildProperties.putAll(properties);
        Path testClasses = testClasses();
        return QuarkusBootstrap.builder()
                .setApplicationRoot(root)
                .setProjectRoot(testClasses)
                .addExcludedPath(testClasses)
                .setTargetDirectory(target)
                .setBaseName("application")
                .setMode(QuarkusBootstrap.Mode.PROD)
                .setLocalProjectDiscovery(true)
                .setIsolateDeployment(true)
                .setBuildSystemProperties(buildProperties);
    }

    private static void copy(Class<?> type, Path root) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream bytecode = type.getClassLoader().getResourceAsStream(name)) {
            Files.copy(bytecode, file);
        }
    }

    /** The content of the only entry with this prefix and suffix in the jar with this name. */
    byte[] entry(String jarName, String prefix, String suffix) throws IOException {
        SortedMap<String, byte[]> found = new TreeMap<>();
        try (JarFile jar = new JarFile(find(jarName).toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().startsWith(prefix) && entry.getName().endsWith(suffix)) {
                    try (InputStream content = jar.getInputStream(entry)) {
                        found.put(entry.getName(), content.readAllBytes());
                    }
                }
            }
        }
        if (found.size() != 1) {
            throw new AssertionError(
                    "expected one " + prefix + "…" + suffix + " in " + jarName + ", but found " + found.keySet());
        }
        return found.get(found.firstKey());
    }

    /** The content of the entry with this name in the jar with this name. */
    byte[] bytes(String jarName, String entryName) throws IOException {
        try (JarFile jar = new JarFile(find(jarName).toFile())) {
            JarEntry entry = jar.getJarEntry(entryName);
            if (entry == null) {
                throw new AssertionError("no " + entryName + " in " + jarName);
            }
            return jar.getInputStream(entry).readAllBytes();
        }
    }

    /** The names of the entries with this prefix in the jar with this name. */
    Set<String> entryNames(String jarName, String prefix) throws IOException {
        try (JarFile jar = new JarFile(find(jarName).toFile())) {
            return jar.stream().filter(entry -> !entry.isDirectory() && entry.getName().startsWith(prefix))
                    .map(JarEntry::getName).collect(Collectors.toSet());
        }
    }

    private Path find(String fileName) throws IOException {
        try (Stream<Path> files = Files.walk(target)) {
            return files.filter(file -> file.endsWith(fileName)).findFirst().orElseThrow();
        }
    }
}
