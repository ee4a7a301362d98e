package io.quarkiverse.cachebuster.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the guide. */
record Page(Path file, String text) {

    static final Path ROOT = Path.of("modules/ROOT");
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^include::\\{examples-dir}([^\\[]+)\\[[^]]*]$");
    private static final Pattern BLOCK = Pattern
            .compile("(?m)^(\\[[^\n]*]\n)?(----|\\.\\.\\.\\.|```[a-z]*)\n((?s:.*?))\n\\2$");
    private static final Pattern XREF = Pattern.compile("xref:([^\\[]+)\\[");

    /** A listing: the language and what is in it. */
    record Listing(String attributes, String content) {
    }

    static Page named(String name) {
        return of(ROOT.resolve("pages").resolve(name));
    }

    static Page of(Path file) {
        return new Page(file, Examples.read(file));
    }

    static List<Page> all() {
        return Examples.files(ROOT.resolve("pages")).stream()
                .filter(file -> !file.getParent().endsWith("_includes")).map(Page::of).toList();
    }

    String name() {
        return file.getFileName().toString();
    }

    /** Short, for the messages of failed tests. */
    @Override
    public String toString() {
        return name();
    }

    List<Listing> listings() {
        List<Listing> listings = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            listings.add(new Listing(matcher.group(1) == null ? "" : matcher.group(1).strip(), matcher.group(3)));
        }
        return listings;
    }

    List<String> examples() {
        return EXAMPLE.matcher(text).results().map(result -> result.group(1)).toList();
    }

    /** Whole files, whatever the tag. */
    String textWithExamples() {
        return EXAMPLE.matcher(text).replaceAll(include -> Matcher.quoteReplacement(Examples.read(include.group(1))));
    }

    Stream<String> references() {
        return XREF.matcher(text).results().map(result -> result.group(1));
    }

    /** Only explicit ones: those of titles depend on the site's settings. */
    boolean hasAnchor(String anchor) {
        return text.contains("[[" + anchor + "]]");
    }
}
