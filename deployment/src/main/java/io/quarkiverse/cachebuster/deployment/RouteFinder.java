package io.quarkiverse.cachebuster.deployment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.Config;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget.Kind;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/**
 * Finds routes by their annotations: resource methods of Jakarta REST, {@code @Route} methods, Spring controllers, and
 * servlets.
 */
final class RouteFinder {

    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final DotName APPLICATION_PATH = DotName.createSimple("jakarta.ws.rs.ApplicationPath");
    private static final DotName REST_CLIENT = DotName
            .createSimple("org.eclipse.microprofile.rest.client.inject.RegisterRestClient");
    private static final List<DotName> READING = names("jakarta.ws.rs.", "GET", "HEAD");
    private static final List<DotName> WRITING = names("jakarta.ws.rs.", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");
    private static final DotName ROUTE = DotName.createSimple("io.quarkus.vertx.web.Route");
    private static final DotName ROUTES = DotName.createSimple("io.quarkus.vertx.web.Route$Routes");
    private static final DotName ROUTE_BASE = DotName.createSimple("io.quarkus.vertx.web.RouteBase");
    private static final List<DotName> SPRING = names("org.springframework.web.bind.annotation.", "GetMapping",
            "RequestMapping");
    private static final DotName SERVLET = DotName.createSimple("jakarta.servlet.annotation.WebServlet");

    private final IndexView index;
    private final List<RoutePattern> patterns = new ArrayList<>();

    private RouteFinder(IndexView index) {
        this.index = index;
    }

    private static List<DotName> names(String packageName, String... names) {
        return Stream.of(names).map(name -> DotName.createSimple(packageName + name)).toList();
    }

    /** @param servlets whether there is a servlet container */
    static Routes find(IndexView index, Config config, boolean servlets) {
        RouteFinder finder = new RouteFinder(index);
        finder.addResources(config);
        finder.addReactiveRoutes();
        finder.addControllers();
        if (servlets) {
            finder.addServlets();
        }
        return new Routes(List.copyOf(finder.patterns));
    }

    private void addResources(Config config) {
        Set<MethodInfo> methods = new LinkedHashSet<>();
        Stream.concat(Stream.of(PATH), READING.stream()).flatMap(name -> index.getAnnotations(name).stream())
                .filter(each -> each.target().kind() == Kind.METHOD).forEach(each -> methods.add(each.target().asMethod()));
        for (MethodInfo method : methods) {
            boolean reading = has(method, READING);
            if (reading || !has(method, WRITING)) {
                for (String resource : resourcePaths(method.declaringClass())) {
                    patterns.add(RoutePattern.ofResource(applicationPath(config) + "/" + resource + "/"
                            + text(method.declaredAnnotation(PATH), "value"), !reading));
                }
            }
        }
    }

    private static boolean has(MethodInfo method, List<DotName> annotations) {
        return annotations.stream().anyMatch(method::hasDeclaredAnnotation);
    }

    private String applicationPath(Config config) {
        return index.getAnnotations(APPLICATION_PATH).stream().map(each -> text(each, "value")).findFirst()
                .or(() -> config.getOptionalValue("quarkus.rest.path", String.class))
                .or(() -> config.getOptionalValue("quarkus.resteasy.path", String.class)).orElse("");
    }

    /** The paths of all classes that have this one's methods. Only a locator can reach a class without a path. */
    private Set<String> resourcePaths(ClassInfo declaring) {
        Set<ClassInfo> classes = new LinkedHashSet<>(List.of(declaring));
        classes.addAll(index.getAllKnownSubclasses(declaring.name()));
        classes.addAll(index.getAllKnownImplementors(declaring.name()));
        addSupertypes(declaring, classes);
        Set<String> paths = new LinkedHashSet<>();
        for (ClassInfo each : classes) {
            AnnotationInstance path = each.declaredAnnotation(PATH);
            if (path != null && !each.hasDeclaredAnnotation(REST_CLIENT)) {
                paths.add(text(path, "value"));
            }
        }
        return paths;
    }

    private void addSupertypes(ClassInfo type, Set<ClassInfo> found) {
        Stream.concat(Stream.ofNullable(type.superName()), type.interfaceNames().stream()).forEach(name -> {
            ClassInfo supertype = index.getClassByName(name);
            if (supertype != null && found.add(supertype)) {
                addSupertypes(supertype, found);
            }
        });
    }

    private void addReactiveRoutes() {
        for (AnnotationInstance repeated : index.getAnnotations(ROUTES)) {
            for (AnnotationInstance route : repeated.value().asNestedArray()) {
                addRoute(route, repeated.target().asMethod());
            }
        }
        index.getAnnotations(ROUTE).stream().filter(each -> each.target() != null && each.target().kind() == Kind.METHOD)
                .forEach(each -> addRoute(each, each.target().asMethod()));
    }

    private void addRoute(AnnotationInstance route, MethodInfo method) {
        AnnotationValue methods = route.value("methods");
        boolean reading = methods == null || methods.asEnumArray().length == 0
                || Stream.of(methods.asEnumArray()).anyMatch(each -> each.equals("GET") || each.equals("HEAD"));
        if (!reading || text(route, "type").equals("FAILURE")) {
            return;
        }
        String regex = text(route, "regex");
        AnnotationInstance base = method.declaringClass().declaredAnnotation(ROUTE_BASE);
        String path = text(route, "path");
        add(regex.isEmpty()
                ? RoutePattern.ofVertx(text(base, "path") + "/" + (path.isEmpty() ? dashed(method.name()) : path))
                : RoutePattern.ofRegex(regex));
    }

    /** The path of a route that has none of its own. */
    private static String dashed(String method) {
        return method.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-").toLowerCase(Locale.ROOT);
    }

    private void addControllers() {
        for (DotName mapping : SPRING) {
            for (AnnotationInstance each : index.getAnnotations(mapping)) {
                if (each.target().kind() == Kind.METHOD && mayRead(each)) {
                    AnnotationInstance base = each.target().asMethod().declaringClass().declaredAnnotation(SPRING.get(1));
                    mappedPaths(base).forEach(directory -> mappedPaths(each)
                            .forEach(path -> add(RoutePattern.ofSpring(directory + "/" + path))));
                }
            }
        }
    }

    private static boolean mayRead(AnnotationInstance mapping) {
        AnnotationValue methods = mapping.value("method");
        return methods == null || methods.asEnumArray().length == 0
                || Stream.of(methods.asEnumArray()).anyMatch(each -> each.equals("GET") || each.equals("HEAD"));
    }

    private static List<String> mappedPaths(@Nullable AnnotationInstance mapping) {
        List<String> paths = new ArrayList<>();
        for (String member : List.of("value", "path")) {
            AnnotationValue value = mapping == null ? null : mapping.value(member);
            paths.addAll(value == null ? List.of() : List.of(value.asStringArray()));
        }
        return paths.isEmpty() ? List.of("") : paths;
    }

    private void addServlets() {
        for (AnnotationInstance servlet : index.getAnnotations(SERVLET)) {
            for (String member : List.of("value", "urlPatterns")) {
                AnnotationValue urlPatterns = servlet.value(member);
                if (urlPatterns != null) {
                    Stream.of(urlPatterns.asStringArray()).filter(each -> !each.equals("/")).map(RoutePattern::ofServlet)
                            .forEach(this::add);
                }
            }
        }
    }

    private void add(RoutePattern pattern) {
        if (!pattern.matchesAll()) {
            patterns.add(pattern);
        }
    }

    private static String text(@Nullable AnnotationInstance annotation, String member) {
        AnnotationValue value = annotation == null ? null : annotation.value(member);
        return value == null ? "" : value.kind() == AnnotationValue.Kind.ENUM ? value.asEnum() : value.asString();
    }
}
