package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

import io.quarkiverse.cachebuster.runtime.find.WebDependencies;
import io.quarkus.bootstrap.classloading.ClassPathElement;
import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.bootstrap.model.ApplicationModel;
import io.quarkus.maven.dependency.ArtifactKey;
import io.quarkus.maven.dependency.ResolvedDependency;
import io.quarkus.paths.PathTree;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * Finds out what quarkus-web-dependency-locator does with the web jars of the application. Its build items say less: they
 * have no versions. So this follows its {@code WebDependencyLocatorProcessor}, to the letter where that looks odd.
 */
final class WebDependencyLocator {

    private static final Logger LOG = Logger.getLogger(WebDependencyLocator.class);

    private static final String CONFIG = "quarkus.web-dependency-locator.";
    private static final String STATIC_ROOT = "META-INF/resources";
    private static final String WEB_JARS = "/webjars/";
    private static final String MVNPM = "/_static/";
    private static final String IMPORT_MAP = "META-INF/importmap.json";

    private final ApplicationModel application;
    private final SmallRyeConfig config;
    private final SortedMap<String, String> versions = new TreeMap<>();
    private final SortedMap<String, String> importNames = new TreeMap<>();

    private WebDependencyLocator(ApplicationModel application, SmallRyeConfig config) {
        this.application = application;
        this.config = config;
    }

    static WebDependencies find(ApplicationModel application, SmallRyeConfig config) {
        boolean present = application.getDependencies().stream()
                .anyMatch(each -> each.isRuntimeCp() && each.getGroupId().equals("io.quarkus")
                        && each.getArtifactId().equals("quarkus-web-dependency-locator"));
        return present ? new WebDependencyLocator(application, config).find() : WebDependencies.NONE;
    }

    private WebDependencies find() {
        addJars(WEB_JARS, tree -> {
        });
        addMappings();
        boolean hasModules = addJars(MVNPM, this::addImportMap);
        if (!hasModules) {
            importNames.clear();
        }
        if (!config.getOptionalValue(CONFIG + "version-reroute", Boolean.class).orElse(true)) {
            versions.clear();
        }
        return new WebDependencies(versions, importNames);
    }

    /** The locator lets the jars override the configuration. */
    private void addMappings() {
        String appRoot = config.getOptionalValue(CONFIG + "app-root", String.class).orElse("app");
        importNames.put(appRoot + "/", "/" + appRoot + "/");
        importNames.putAll(config.getOptionalValues(CONFIG + "import-mappings", String.class, String.class).orElse(Map.of()));
    }

    /** Whether there are jars with this directory. */
    private boolean addJars(String directory, Consumer<PathTree> jar) {
        String root = STATIC_ROOT + directory.substring(0, directory.length() - 1);
        Map<ArtifactKey, ClassPathElement> elements = new HashMap<>();
        for (ClassPathElement element : QuarkusClassLoader.getElements(root, false)) {
            if (element.getDependencyKey() != null && element.isRuntime()) {
                elements.put(element.getDependencyKey(), element);
            }
        }
        for (ResolvedDependency dependency : application.getDependencies()) {
            ClassPathElement element = dependency.isRuntimeCp() ? elements.get(dependency.getKey()) : null;
            if (element != null) {
                element.apply(tree -> {
                    addVersion(directory, tree.getPath(root), dependency.getVersion());
                    jar.accept(tree);
                    return null;
                });
            }
        }
        return !elements.isEmpty();
    }

    /** The first directory is the name of the package, so a scoped one, such as {@code @lit/context}, has no version. */
    private void addVersion(String directory, Path root, String version) {
        try (Stream<Path> children = Files.list(root)) {
            List<Path> name = children.filter(Files::isDirectory).limit(1).toList();
            if (!name.isEmpty() && Files.isDirectory(name.get(0).resolve(version))) {
                versions.put(directory + name.get(0).getFileName() + "/", version);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addImportMap(PathTree tree) {
        tree.accept(IMPORT_MAP, visit -> {
            try {
                JsonObject imports = visit == null ? null
                        : new JsonObject(Files.readString(visit.getPath())).getJsonObject("imports");
                if (imports != null) {
                    imports.forEach(each -> importNames.put(each.getKey(), String.valueOf(each.getValue())));
                }
            } catch (IOException | DecodeException | ClassCastException e) {
                LOG.debugf(e, "Cannot read '%s' of '%s'", IMPORT_MAP, tree.getRoots());
            }
        });
    }
}
