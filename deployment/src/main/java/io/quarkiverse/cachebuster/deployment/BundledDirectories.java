package io.quarkiverse.cachebuster.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.quarkiverse.cachebuster.runtime.find.AssetProblem;

/**
 * Guesses which directories contain the output of a bundler, only to suggest {@code quarkus.cache-buster.hashed-names}.
 */
final class BundledDirectories {

    private static final int MAX_PROPOSALS = 3;
    private static final int MIN_FILES = 2;
    /**
     * Hexadecimal (webpack, Parcel, Rails; Create React App adds {@code .chunk}), base 32 (esbuild), base 64 (Rollup, Vite).
     */
    private static final Pattern LOOKS_HASHED = Pattern.compile(".+(?:"
            + "[-._](?=[0-9]+[a-f]|[a-f]+[0-9])[0-9a-f]{8,64}(?:\\.chunk)?"
            + "|-(?![A-Z]+[0-9]{1,3}\\.)(?=[2-7]*[A-Z])[A-Z2-7]{8}"
            + "|[-.](?![A-Z]?[a-z]+[A-Z]?[a-z]*[0-9]*\\.)(?=.{0,7}[a-z])(?=.{0,7}[A-Z])[A-Za-z0-9_-]{8}"
            + ")\\.[A-Za-z0-9]{1,6}", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("(?i).+\\.(?:m?js|css)");
    /** Files that bundlers write next to a hashed one. */
    private static final Pattern COMPANION = Pattern.compile("(?i).+\\.(?:map|LICENSE\\.txt)");

    private BundledDirectories() {
    }

    /**
     * A line for each directory where most scripts and style sheets have names that look hashed.
     *
     * @param paths of the assets whose names are not known to contain a hash
     */
    static List<String> proposals(List<String> paths) {
        Map<String, List<String>> directories = paths.stream().filter(path -> !COMPANION.matcher(path).matches())
                .collect(Collectors.groupingBy(path -> path.substring(0, path.lastIndexOf('/')), TreeMap::new,
                        Collectors.toList()));
        List<String> lines = new ArrayList<>();
        directories.forEach((directory, files) -> {
            List<String> hashed = files.stream().filter(BundledDirectories::looksHashed).toList();
            if (hashed.size() >= MIN_FILES && 2 * code(hashed) > code(files)) {
                lines.add(line(directory, hashed, hashed.size() == files.size()));
            }
        });
        if (lines.size() > MAX_PROPOSALS) {
            int more = lines.size() - MAX_PROPOSALS;
            lines.subList(MAX_PROPOSALS, lines.size()).clear();
            lines.add(String.format(Locale.ROOT, "%d more director%s files with names like these", more,
                    more == 1 ? "y contains" : "ies contain"));
        }
        return lines;
    }

    private static long code(List<String> paths) {
        return paths.stream().filter(path -> CODE.matcher(path).matches()).count();
    }

    static boolean looksHashed(String path) {
        return LOOKS_HASHED.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
    }

    /** @param all whether there are no other files in the directory */
    private static String line(String directory, List<String> hashed, boolean all) {
        String proposal = all && !directory.isEmpty() ? "set quarkus.cache-buster.hashed-names=" + directory + "/*"
                : "add globs that match only these to quarkus.cache-buster.hashed-names";
        return String.format(Locale.ROOT, "%s contains %d files whose names seem to contain a content hash, such as %s;"
                + " if a bundler wrote them, %s to have them cached forever under their plain URLs",
                AssetProblem.quoted(directory + "/"), hashed.size(), AssetProblem.quoted(hashed.get(0)),
                AssetProblem.safe(proposal));
    }
}
