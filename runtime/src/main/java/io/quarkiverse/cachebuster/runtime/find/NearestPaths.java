package io.quarkiverse.cachebuster.runtime.find;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Suggests paths for a wrong one: first those that differ only in case, then by a few typos, then those with the same file
 * name in another directory.
 */
public final class NearestPaths {

    /** Longer paths get no suggestions, so that hostile ones are cheap. */
    private static final int MAX_LENGTH = 300;
    private static final int MAX_SUGGESTIONS = 3;
    private static final int TOO_FAR = Integer.MAX_VALUE / 2;

    private record Candidate(String path, int distance) {
    }

    private NearestPaths() {
    }

    /**
     * @param wrong any text
     * @param paths canonical paths
     * @return up to three of {@code paths}, the nearest first, regardless of the order of {@code paths}
     */
    public static List<String> to(String wrong, Collection<String> paths) {
        if (wrong.length() > MAX_LENGTH) {
            return List.of();
        }
        List<Candidate> candidates = paths.stream()
                .map(path -> new Candidate(path, distance(wrong, path)))
                .filter(candidate -> candidate.distance() != TOO_FAR)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::path))
                .limit(MAX_SUGGESTIONS)
                .toList();
        // a poor match next to a good one would only confuse
        int best = candidates.isEmpty() ? 0 : candidates.get(0).distance();
        return candidates.stream().filter(each -> each.distance() <= best + best / 2).map(Candidate::path).toList();
    }

    private static int distance(String sought, String path) {
        int maxEdits = Math.max(1, Math.min(sought.length() / 4, 5));
        int edits = edits(sought, path, maxEdits);
        if (edits != TOO_FAR) {
            return edits;
        }
        String fileName = fileName(sought);
        return !fileName.isEmpty() && fileName.equalsIgnoreCase(fileName(path)) ? maxEdits + 1 : TOO_FAR;
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * The number of characters to insert, remove, replace or swap with their neighbor (ignoring case) to turn one path into
     * the other; {@link #TOO_FAR} if it exceeds {@code maxEdits}. Common prefixes and suffixes are skipped for speed.
     */
    private static int edits(String a, String b, int maxEdits) {
        if (Math.abs(a.length() - b.length()) > maxEdits) {
            return TOO_FAR;
        }
        int start = 0;
        int shorter = Math.min(a.length(), b.length());
        while (start < shorter && same(a.charAt(start), b.charAt(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && same(a.charAt(a.length() - 1 - end), b.charAt(b.length() - 1 - end))) {
            end++;
        }
        return editsBetween(a.substring(start, a.length() - end), b.substring(start, b.length() - end), maxEdits);
    }

    private static int editsBetween(String a, String b, int maxEdits) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            // cells further from the diagonal need too many edits
            int from = Math.max(1, i - maxEdits);
            int to = Math.min(b.length(), i + maxEdits);
            row[from - 1] = from == 1 ? i : TOO_FAR - 1;
            int least = row[from - 1];
            for (int j = from; j <= to; j++) {
                int substitution = last[j - 1] + (same(a.charAt(i - 1), b.charAt(j - 1)) ? 0 : 1);
                int removal = j < i + maxEdits ? last[j] + 1 : TOO_FAR - 1;
                row[j] = Math.min(substitution, Math.min(removal, row[j - 1] + 1));
                if (i > 1 && j > 1 && same(a.charAt(i - 1), b.charAt(j - 2)) && same(a.charAt(i - 2), b.charAt(j - 1))) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least > maxEdits) {
                return TOO_FAR;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()] <= maxEdits ? last[b.length()] : TOO_FAR;
    }

    private static boolean same(char a, char b) {
        return a == b || Character.toLowerCase(a) == Character.toLowerCase(b);
    }
}
