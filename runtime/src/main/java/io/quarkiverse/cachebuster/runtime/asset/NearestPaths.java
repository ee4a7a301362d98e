package io.quarkiverse.cachebuster.runtime.asset;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds the right name for a wrong one: paths that differ in case only, then by a few typing errors, then the same file name
 * in another directory.
 */
public final class NearestPaths {

    /** Paths are compared only up to this length, so that a hostile one costs little. */
    private static final int MAX_LENGTH = 300;
    private static final int MOST = 3;
    private static final int FAR = Integer.MAX_VALUE;

    private record Candidate(String path, int distance) {
    }

    private NearestPaths() {
    }

    /**
     * @param wrong any text
     * @param paths canonical paths
     * @return up to three of {@code paths}, the nearest first; the same for the same input, in any order
     */
    public static List<String> to(String wrong, Collection<String> paths) {
        if (wrong.length() > MAX_LENGTH) {
            return List.of();
        }
        String sought = wrong.toLowerCase(Locale.ROOT);
        List<Candidate> candidates = paths.stream()
                .map(path -> new Candidate(path, distance(sought, path.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance() != FAR)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::path))
                .limit(MOST)
                .toList();
        // beside a good match, a poor one only confuses
        int best = candidates.isEmpty() ? 0 : candidates.get(0).distance();
        return candidates.stream().filter(each -> each.distance() <= best + best / 2).map(Candidate::path).toList();
    }

    private static int distance(String sought, String path) {
        int most = Math.max(1, Math.min(sought.length() / 4, 5));
        int edits = Math.abs(sought.length() - path.length()) > most ? FAR : edits(sought, path, most);
        if (edits != FAR) {
            return edits;
        }
        return fileName(sought).equals(fileName(path)) && !fileName(sought).isEmpty() ? most + 1 : FAR;
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The Levenshtein distance, with neighbours that changed places counted as one edit; {@link #FAR} above {@code most}. */
    private static int edits(String a, String b, int most) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substitution, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return FAR;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()] <= most ? last[b.length()] : FAR;
    }
}
