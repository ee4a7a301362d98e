package io.quarkiverse.cachebuster.test.rollout;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.quarkiverse.cachebuster.test.prod.Pages;
import io.quarkiverse.cachebuster.test.prod.ProductionBuild;

/**
 * Builds a small shop. All files that refer to others, the pages and the style sheet, state their version of the site.
 */
final class Site {

    static final List<String> PAGES = List.of("/pages/home", "/pages/shop", "/pages/about");

    private static final String STATIC = "META-INF/resources/static/";
    private static final int PHOTOS = 24;
    /** Makes files large enough to be compressed. */
    private static final String PADDING = "/* the same words again and again */\n".repeat(60);

    private Site() {
    }

    static ProductionBuild build(Path directory, String version) throws Exception {
        return build(directory, version, Map.of());
    }

    static ProductionBuild build(Path directory, String version, Map<String, String> properties) throws Exception {
        Map<String, String> files = new TreeMap<>();
        files.put("templates/home.html", page(version, photos(1, 8)));
        files.put("templates/shop.html", page(version, photos(1, PHOTOS)));
        files.put("templates/about.html", page(version, ""));
        files.put(STATIC + "site.css", "/* version " + version + " */\n" + PADDING
                + "header { background: url(\"images/hero.svg\"); }");
        files.put(STATIC + "shop.js", "document.title = 'Shop " + version + "';\n" + PADDING);
        files.put(STATIC + "vendor/library.js", "let library = 'unchanged';\n" + PADDING);
        files.put(STATIC + "images/logo.svg", image("unchanged"));
        files.put(STATIC + "images/only-in-" + version + ".svg", image("only in " + version));
        files.put(STATIC + "images/hero.svg", image("hero " + version));
        for (int photo = 1; photo <= PHOTOS; photo++) {
            files.put(STATIC + "images/photo-" + photo + ".svg", image("photo " + photo + " " + version));
        }
        return ProductionBuild.of(directory, files, properties, Pages.class);
    }

    private static String page(String version, String photos) {
        return """
                <!DOCTYPE html>
                <!-- version %s -->
                <html lang="en">
                <head>
                  <title>Shop</title>
                  <link rel="stylesheet" href="{asset:url('/static/site.css')}" integrity="{asset:integrity('/static/site.css')}">
                  <script src="/static/vendor/library.js?v={cacheId('/static/vendor/library.js')}"></script>
                  <script src="{asset:url('/static/shop.js')}" integrity="{asset:integrity('/static/shop.js')}" defer></script>
                </head>
                <body>
                <header><img src="{asset:url('/static/images/logo.svg')}" alt="Logo"></header>
                <img src="/static/images/only-in-%s.svg" alt="">
                %s</body>
                </html>
                """
                .formatted(version, version, photos);
    }

    private static String photos(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj("<img src=\"{asset:url('/static/images/photo-%d.svg')}\" alt=\"\">\n"::formatted)
                .collect(Collectors.joining());
    }

    private static String image(String text) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\"><text y=\"20\">" + text + "</text></svg>";
    }
}
