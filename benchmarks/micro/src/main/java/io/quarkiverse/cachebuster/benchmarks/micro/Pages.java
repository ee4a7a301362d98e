package io.quarkiverse.cachebuster.benchmarks.micro;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import io.quarkiverse.cachebuster.runtime.html.HtmlPage;
import io.quarkiverse.cachebuster.runtime.html.HtmlReference;

/**
 * Finds the references in HTML pages with our scanner, with a regular expression, as others do, and with a parser that
 * builds a tree and tracks positions. Each call reads all pages.
 */
@State(Scope.Thread)
public class Pages {

    private static final String GENERATED = "generated";
    private static final Pattern URL = Pattern.compile("(?i)\\s(?:src|href|srcset|poster)\\s*=\\s*[\"']?([^\"'>]+)");

    /** A directory, whose *.html files are read, including those in directories below. */
    @Param(GENERATED)
    public String directory;

    private final List<byte[]> pages = new ArrayList<>();
    private List<String> templates;
    private long size;
    private long templatesSize;

    @Setup
    public void read() throws IOException {
        List<String> texts = directory.equals(GENERATED) ? GeneratedPages.pages() : textsIn(Path.of(directory));
        for (String text : texts) {
            pages.add(text.getBytes(StandardCharsets.UTF_8));
        }
        templates = directory.equals(GENERATED) ? GeneratedPages.templates() : texts;
        for (int i = 0; i < pages.size(); i++) {
            size += pages.get(i).length;
            templatesSize += templates.get(i).getBytes(StandardCharsets.UTF_8).length;
        }
        if (page(new Bytes()) == 0 || template(new Bytes()) == 0) {
            throw new IllegalStateException("No references in " + directory);
        }
    }

    private static List<String> textsIn(Path directory) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".html")).sorted().toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }

    @Benchmark
    public int page(Bytes read) {
        read.bytes += size;
        int references = 0;
        for (byte[] page : pages) {
            references += references(HtmlPage.of(page));
        }
        return references;
    }

    @Benchmark
    public int template(Bytes read) {
        read.bytes += templatesSize;
        int references = 0;
        for (String template : templates) {
            references += references(HtmlPage.ofTemplate(template, false));
        }
        return references;
    }

    /** URLs are only decoded when they are read. */
    private static int references(HtmlPage page) {
        int references = 0;
        for (HtmlReference reference : page.references()) {
            references += reference.url().text().isEmpty() ? 0 : 1;
        }
        return references;
    }

    @Benchmark
    public int regularExpression(Bytes read) {
        read.bytes += size;
        int references = 0;
        for (byte[] page : pages) {
            Matcher matcher = URL.matcher(new String(page, StandardCharsets.UTF_8));
            while (matcher.find()) {
                references++;
            }
        }
        return references;
    }

    @Benchmark
    public int jsoup(Bytes read) {
        read.bytes += size;
        int references = 0;
        for (byte[] page : pages) {
            references += Jsoup.parse(new String(page, StandardCharsets.UTF_8), "", Parser.htmlParser().setTrackPosition(true))
                    .select("[src], [href], [srcset], [poster]").size();
        }
        return references;
    }
}
