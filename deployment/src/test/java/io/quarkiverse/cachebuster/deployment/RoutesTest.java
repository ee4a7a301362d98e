package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.eclipse.microprofile.config.Config;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Indexer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class RoutesTest {

    /** The annotations are those of libraries that applications may lack, as the build does. */
    private static final Map<String, String> ANNOTATIONS = Map.of(
            "jakarta/ws/rs/Path", "@interface Path { String value(); }",
            "jakarta/ws/rs/ApplicationPath", "@interface ApplicationPath { String value(); }",
            "jakarta/ws/rs/GET", "@interface GET { }",
            "jakarta/ws/rs/HEAD", "@interface HEAD { }",
            "jakarta/ws/rs/POST", "@interface POST { }",
            "org/eclipse/microprofile/rest/client/inject/RegisterRestClient", "@interface RegisterRestClient { }",
            "io/quarkus/vertx/web/RouteBase", "@interface RouteBase { String path(); }",
            "io/quarkus/vertx/web/Route", "@java.lang.annotation.Repeatable(Route.Routes.class) @interface Route {"
                    + " enum HttpMethod { GET, HEAD, POST } enum HandlerType { NORMAL, FAILURE }"
                    + " String path() default \"\"; String regex() default \"\"; HttpMethod[] methods() default {};"
                    + " HandlerType type() default HandlerType.NORMAL; @interface Routes { Route[] value(); } }",
            "org/springframework/web/bind/annotation/RequestMapping",
            "@interface RequestMapping { String[] value() default {}; String[] path() default {}; M[] method() default {};"
                    + " enum M { GET, POST } }",
            "jakarta/servlet/annotation/WebServlet",
            "@interface WebServlet { String[] value() default {}; String[] urlPatterns() default {}; }");

    private static final String IMPORTS = "import jakarta.ws.rs.*; import io.quarkus.vertx.web.*;"
            + " import jakarta.servlet.annotation.*; import org.eclipse.microprofile.rest.client.inject.*;"
            + " import org.springframework.web.bind.annotation.*;";

    /** Each with a path and a reference that it answers, and a path that it doesn't. */
    private static final List<String> ANSWERING = List.of(
            "@Path(`/img`) class R { @GET void a() {} }                                   | /img          | img          | /img/x",
            "@Path(`img`) class R { @GET @Path(`{id}`) void a() {} }                      | /img/1.png    | img/1.png    | /img/1/2",
            "@Path(`img`) class R { @GET @Path(`{id}/`) void a() {} }                     | /img/1.png/   | 1.png        | /img",
            "@Path(`img`) class R { @HEAD @Path(`{id}.png`) void a() {} }                 | /img/1.png    | img/1.png    | /img/1.gif",
            "@Path(`/`) class R { @GET @Path(`/{a: [a-z/]+}/x`) void a() {} }             | /b/c/x        | b/c/x        | /b/c/y",
            "@Path(`/`) class R { @GET @Path(`{a: .*}`) void a() {} }                     | /b/c          | b/c          | -",
            "@Path(`/a`) class R { @Path(`{b}`) Object b() { return null; } }             | /a/b/c/d      | c/d          | /a",
            "@Path(`/a`) interface R { @GET void a(); } abstract class S implements R {}           | /a            | a            | /b",
            "interface R { @GET void a(); } @Path(`/a`) abstract class S implements R {}           | /a            | a            | /b",
            "@Path(`/a`) class R {} class S extends R { @GET void a() {} }                | /a            | a            | /b",
            "@ApplicationPath(`/api`) class A {} @Path(`a`) class R { @GET void a() {} }  | /api/a        | api/a        | /a",
            "class R { @Route(path = `/img/:id`) void a() {} }                            | /img/1.png    | img/1.png    | /img/1/2",
            "class R { @Route(path = `img/*`) void a() {} }                               | /img/1/2      | 1/2          | /image",
            "class R { @Route(path = `/img/a*`) void a() {} }                             | /img/ab/c     | img/ab       | /image",
            "class R { @Route(regex = `/a.*[.]png`) void a() {} }                         | /ab/c.png     | c.png        | /b.png",
            "class R { @Route(methods = Route.HttpMethod.GET) void someURLPath() {} }     | /some-url-path | some-url-path | /some",
            "@RouteBase(path = `/b`) class R { @Route(path = `/c`) @Route(path = `/d`) void a() {} } | /b/d | b/c         | /d",
            "@RequestMapping(`/a`) class R { @RequestMapping(path = { `b/{c}`, `d` }) void a() {} } | /a/b/1.png | b/1.png   | /a/b",
            "class R { @RequestMapping(value = `/a/*.png`, method = RequestMapping.M.GET) void a() {} } | /a/1.png | a/1.png  | /b",
            "@WebServlet(`/img/*`) class R {}                                             | /img/1/2      | img/1        | /image",
            "@WebServlet(urlPatterns = { `/a`, `*.png` }) class R {}                      | /x/1.png      | 1.png        | /x/1.gif");

    private static final List<String> SILENT = List.of(
            "@Path(`img`) class R { @POST @Path(`{id}`) void a() {} }",
            "class R { @GET @Path(`img/{id}`) void a() {} }",
            "@Path(`img`) @RegisterRestClient interface R { @GET @Path(`{id}`) void a(); }",
            "class R { @Route(path = `/img/:id`, methods = Route.HttpMethod.POST) void a() {} }",
            "class R { @Route(path = `/img/:id`, type = Route.HandlerType.FAILURE) void a() {} }",
            "class R { @Route(path = `/*`) void a() {} }",
            "class R { @Route(path = `*`) void a() {} }",
            "class R { @Route(regex = `.*`) void a() {} }",
            "class R { @Route(regex = `/(`) void a() {} }",
            "class R { @RequestMapping(value = `/img/{id}`, method = RequestMapping.M.POST) void a() {} }",
            "@WebServlet({ `/`, `/*` }) class R {}");

    private static final String SHOP = "@Path(`/shop/{x}/old`) class R { @GET @Path(`img/{id}`) void a() {} }";

    @TempDir
    static Path directory;

    /** All in one go, since each run of the compiler takes half a second. */
    @BeforeAll
    static void compile() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", directory.toString()));
        for (Map.Entry<String, String> each : ANNOTATIONS.entrySet()) {
            String name = each.getKey();
            arguments.add(write(name + ".java", "package " + name.substring(0, name.lastIndexOf('/')).replace('/', '.')
                    + "; " + each.getValue().replaceFirst("@interface (?=[A-Z])", "public @interface ")));
        }
        for (String source : all().map(RoutesTest::source).toList()) {
            arguments.add(write(folder(source) + "/R.java", "package " + folder(source) + "; " + IMPORTS
                    + source.replace('`', '"')));
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new))).isZero();
    }

    private static Stream<String> all() {
        return Stream.of(ANSWERING, SILENT, List.of(SHOP)).flatMap(List::stream);
    }

    private static String write(String name, String source) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, source).toString();
    }

    private static String source(String row) {
        return row.split("\\|")[0].trim();
    }

    private static String folder(String source) {
        return "r" + Integer.toHexString(source.hashCode());
    }

    @ParameterizedTest
    @FieldSource("ANSWERING")
    void answer(String row) {
        List<String> fields = Stream.of(row.split("\\|")).map(String::trim).toList();
        Routes routes = routes(fields.get(0));

        assertThat(routes.mayAnswer(fields.get(1))).isTrue();
        assertThat(routes.mayEndWith(fields.get(2))).isTrue();
        assertThat(fields.get(3).equals("-") || !routes.mayAnswer(fields.get(3))).isTrue();
    }

    @ParameterizedTest
    @FieldSource("SILENT")
    void doNotAnswerOrAreForEverything(String source) {
        Routes routes = routes(source);

        assertThat(routes.mayAnswer("/img/1.png")).isFalse();
        assertThat(routes.mayEndWith("img/1.png")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
            "1.png, true", "img/1.png, true", "old/img/1.png, true", "any/old/img/1.png, true", "new/img/1.png, false",
            "shop/any/old/img/1.png, true", "x/shop/any/old/img/1.png, false", "old/pic/1.png, false",
    })
    void areComparedSegmentBySegmentFromTheEnd(String reference, boolean fits) {
        assertThat(routes(SHOP).mayEndWith(reference)).isEqualTo(fits);
    }

    @Test
    void areBelowTheConfiguredPath() {
        Routes routes = RouteFinder.find(index(SHOP), config(Map.of("quarkus.rest.path", "/api")), false);

        assertThat(routes.mayAnswer("/api/shop/x/old/img/1")).isTrue();
        assertThat(routes.mayAnswer("/shop/x/old/img/1")).isFalse();
    }

    @Test
    void areNotServletsWithoutAServletContainer() {
        String servlet = ANSWERING.stream().filter(each -> each.startsWith("@WebServlet")).findFirst().orElseThrow();

        assertThat(RouteFinder.find(index(source(servlet)), config(Map.of()), false).mayAnswer("/img/1/2")).isFalse();
    }

    private static Routes routes(String source) {
        return RouteFinder.find(index(source), config(Map.of()), true);
    }

    private static Config config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(properties, "test", 100)).build();
    }

    private static IndexView index(String source) {
        Indexer indexer = new Indexer();
        try (Stream<Path> classes = Files.list(directory.resolve(folder(source)))) {
            for (Path each : classes.filter(file -> file.toString().endsWith(".class")).toList()) {
                try (InputStream in = Files.newInputStream(each)) {
                    indexer.index(in);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return indexer.complete();
    }
}
