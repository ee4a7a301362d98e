package io.quarkiverse.cachebuster.benchmarks.limits;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/**
 * Generates a small site: Bootstrap and its icons, a sheet of its own with two fonts and two pictures, 12 images, 6 scripts,
 * and three pages per kind of URL that refer to all of them. The same files have names as bundlers write them in another
 * directory.
 */
public final class Site {

    private static final Pattern REFERENCE = Pattern.compile("(url\\([^)]*?(?:fonts|img)/[A-Za-z-]+)(\\.[a-z0-9]+)");

    private final Path root;
    private final List<String> sheets = List.of("bootstrap.min.css", "bootstrap-icons.css", "site.css");
    private final List<String> scripts = new ArrayList<>(List.of("bootstrap.bundle.min.js"));
    private final List<String> images = new ArrayList<>();

    private Site(Path root) {
        this.root = root;
    }

    /** Arguments: directory; {@code ids} to write pages with ids as well, which need the extension. */
    public static void main(String[] arguments) throws IOException {
        Site site = new Site(Path.of(arguments[0]));
        site.writeAssets();
        site.writePages("plain", path -> path);
        site.writePages("version", path -> path + "?v=1.0.0");
        site.writeHashed();
        site.writePages("hashed", Site::hashed);
        if (List.of(arguments).contains("ids")) {
            site.writePages("ids", path -> "{asset:url('" + path + "')}");
        }
    }

    private void writeAssets() throws IOException {
        copy("bootstrap/5.3.3/dist/css/bootstrap.min.css", "bootstrap.min.css");
        copy("bootstrap/5.3.3/dist/js/bootstrap.bundle.min.js", "bootstrap.bundle.min.js");
        copy("bootstrap-icons/1.11.3/font/bootstrap-icons.css", "bootstrap-icons.css");
        copy("bootstrap-icons/1.11.3/font/fonts/bootstrap-icons.woff2", "fonts/bootstrap-icons.woff2");
        copy("katex/0.16.47/dist/fonts/KaTeX_Main-Regular.woff2", "fonts/regular.woff2");
        copy("katex/0.16.47/dist/fonts/KaTeX_Main-Bold.woff2", "fonts/bold.woff2");
        write("META-INF/resources/static/site.css", """
                @font-face { font-family: Site; src: url(fonts/regular.woff2) format("woff2"); }
                @font-face { font-family: Site; font-weight: bold; src: url(fonts/bold.woff2) format("woff2"); }
                body { font-family: Site; background: url(img/paper.png); }
                h1 { background: url("img/banner.png"); }
                """);
        picture("paper");
        picture("banner");
        for (int i = 1; i <= 12; i++) {
            images.add("img/" + picture("photo-" + i));
        }
        for (int i = 1; i <= 5; i++) {
            scripts.add("script-" + i + ".js");
            write("META-INF/resources/static/script-" + i + ".js",
                    "document.documentElement.dataset.script" + i + " = 'ran';\n".repeat(20 * i));
        }
    }

    /** The name needs a hash of the content only if the content changes. */
    private static String hashed(String path) {
        int dot = path.lastIndexOf('.');
        return path.substring(0, dot).replace("/static/", "/bundle/") + "-3f9a1c2b" + path.substring(dot);
    }

    private void writeHashed() throws IOException {
        Path from = root.resolve("META-INF/resources/static");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = directoriesOf("META-INF/resources" + hashed("/static/" + from.relativize(file)));
                if (file.toString().endsWith(".css")) {
                    Files.writeString(to, REFERENCE.matcher(Files.readString(file)).replaceAll("$1-3f9a1c2b$2"));
                } else {
                    Files.copy(file, to);
                }
            }
        }
    }

    private void copy(String webJarFile, String path) throws IOException {
        Path file = directoriesOf("META-INF/resources/static/" + path);
        try (InputStream in = Site.class.getResourceAsStream("/META-INF/resources/webjars/" + webJarFile)) {
            Files.write(file, in.readAllBytes());
        }
    }

    private String picture(String name) throws IOException {
        BufferedImage image = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(name.hashCode());
        for (int i = 0; i < 3600; i++) {
            image.setRGB(i % 60, i / 60, random.nextInt());
        }
        ImageIO.write(image, "png", directoriesOf("META-INF/resources/static/img/" + name + ".png").toFile());
        return name + ".png";
    }

    private void writePages(String kind, UnaryOperator<String> url) throws IOException {
        for (int i = 1; i <= 3; i++) {
            StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<title>Page " + i
                    + "</title>\n<link rel=\"icon\" href=\"data:,\">\n");
            sheets.forEach(name -> page.append("<link rel=\"stylesheet\" href=\"" + url.apply("/static/" + name) + "\">\n"));
            scripts.forEach(name -> page.append("<script src=\"" + url.apply("/static/" + name) + "\" defer></script>\n"));
            page.append("</head>\n<body><h1>Page <i class=\"bi bi-alarm\"></i></h1>\n");
            images.forEach(name -> page.append("<img src=\"" + url.apply("/static/" + name) + "\" alt=\"\">\n"));
            page.append("<p>Some text, since real pages have some as well.</p>\n".repeat(100));
            write("templates/" + kind + "-" + i + ".html", page.append("</body>\n</html>\n").toString());
        }
    }

    private void write(String path, String text) throws IOException {
        Files.writeString(directoriesOf(path), text);
    }

    private Path directoriesOf(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return file;
    }
}
