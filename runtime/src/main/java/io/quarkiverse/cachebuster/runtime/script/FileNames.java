package io.quarkiverse.cachebuster.runtime.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.quarkiverse.cachebuster.runtime.link.Position;

/**
 * The file names of assets, ready to be searched for in scripts. Immutable and thread-safe.
 * <p>
 * The names are reversed and sorted, which serves as a trie: names with the same ending are neighbors, and each further
 * character narrows them down by binary search.
 */
public final class FileNames {

    private final String[] reversed;
    private final int longest;

    private FileNames(String[] reversed) {
        this.reversed = reversed;
        int max = 0;
        for (String name : reversed) {
            max = Math.max(max, name.length());
        }
        this.longest = max;
    }

    /**
     * The last segments of these decoded paths, both decoded and as browsers encode them in computed styles and attributes.
     */
    public static FileNames of(Collection<String> assetPaths) {
        return new FileNames(assetPaths.stream().map(FileNames::lastSegment)
                .filter(name -> !name.isEmpty())
                .flatMap(name -> Stream.of(name, AssetPath.encodeAsBrowsersDo(name)))
                .map(FileNames::reverse)
                .distinct().sorted().toArray(String[]::new));
    }

    static String lastSegment(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Character by character; {@code StringBuilder.reverse()} would keep surrogate pairs in order. */
    private static String reverse(String text) {
        char[] reversed = new char[text.length()];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = text.charAt(reversed.length - 1 - i);
        }
        return new String(reversed);
    }

    /**
     * Searches a script for service workers and for these names: the first occurrence of each at the end of a string,
     * template or regular expression literal, or of a quoted part of one. The character before the name must not be in
     * {@code [A-Za-z0-9_.-]}. A trailing {@code $} is ignored. Module specifiers don't count, since the import map applies
     * to them.
     *
     * @param script its path
     * @param content its text in UTF-8, read to the end and not closed; other content does no harm
     */
    public ScriptFindings search(String script, InputStream content) throws IOException {
        return search(script, new ScriptInput(new InputStreamReader(content, StandardCharsets.UTF_8)));
    }

    /**
     * Searches an inline script in the same way.
     *
     * @param start where its text starts in the document; all positions found are those in the document
     */
    public ScriptFindings search(Position start, String text) {
        try {
            return search(start.document(), new ScriptInput(text, start.line(), start.column()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ScriptFindings search(String document, ScriptInput in) throws IOException {
        ScriptSearch search = new ScriptSearch(document, this);
        if (longest > 0) {
            new ScriptScanner(in, search).scan();
        }
        return search.findings();
    }

    List<NamedInScript> at(Map<Integer, FileNameSearch.Position> found, String document) {
        return found.entrySet().stream()
                .map(each -> new NamedInScript(reverse(reversed[each.getKey()]), document, each.getValue().line(),
                        each.getValue().column()))
                .sorted().toList();
    }

    /** Whether the path in this URL ends with one of the names. */
    boolean endUrl(CharSequence url) {
        int end = 0;
        while (end < url.length() && url.charAt(end) != '?' && url.charAt(end) != '#') {
            end++;
        }
        while (end > 0 && url.charAt(end - 1) <= ' ') {
            end--;
        }
        Suffix suffix = suffix();
        for (int i = end - 1; i >= 0 && suffix.prepend(url.charAt(i)); i--) {
            if (suffix.isName()) {
                return true;
            }
        }
        return false;
    }

    int longest() {
        return longest;
    }

    Suffix suffix() {
        return new Suffix();
    }

    /** A text that grows at its start, with the names that end with it. */
    final class Suffix {

        private int length;
        private int low;
        private int high = reversed.length;

        /** Returns whether any names remain. */
        boolean prepend(char c) {
            if (low < high && reversed[low].length() == length) {
                // the name that equals the text sorts first
                low++;
            }
            low = firstFrom(c);
            high = c == Character.MAX_VALUE ? high : firstFrom((char) (c + 1));
            length++;
            return low < high;
        }

        private int firstFrom(char c) {
            int from = low;
            int to = high;
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (reversed[middle].charAt(length) < c) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from;
        }

        boolean isName() {
            return low < high && reversed[low].length() == length;
        }

        /** The number of the name that equals this text. */
        int name() {
            return low;
        }
    }
}
