package io.quarkiverse.cachebuster.runtime.html;

import java.util.ArrayList;
import java.util.List;

/**
 * The image candidates of a {@code srcset} attribute (HTML, section 4.8.4.2.1, "parse a srcset attribute").
 */
final class Srcset {

    /**
     * The URL of a candidate.
     *
     * @param from its first index in the attribute's text
     * @param to the index after it
     */
    record Candidate(int from, int to) {
    }

    private final String text;
    private final List<Candidate> candidates = new ArrayList<>();
    private int at;

    private Srcset(String text) {
        this.text = text;
    }

    /** The candidates that a browser could choose, in order. */
    static List<Candidate> candidates(String text) {
        Srcset srcset = new Srcset(text);
        while (srcset.skipSeparators()) {
            srcset.readCandidate();
        }
        return srcset.candidates;
    }

    private boolean skipSeparators() {
        while (at < text.length() && (text.charAt(at) == ',' || HtmlScanner.isWhitespace(text.charAt(at)))) {
            at++;
        }
        return at < text.length();
    }

    /** Commas belong to the URL, except at its end. */
    private void readCandidate() {
        int from = at;
        while (at < text.length() && !HtmlScanner.isWhitespace(text.charAt(at))) {
            at++;
        }
        int to = at;
        while (text.charAt(to - 1) == ',') {
            to--;
        }
        if (to < at || areDescriptorsValid(readDescriptors())) {
            candidates.add(new Candidate(from, to));
        }
    }

    /** Up to the comma after them; those in parentheses don't count. */
    private List<String> readDescriptors() {
        List<String> descriptors = new ArrayList<>();
        boolean parentheses = false;
        int start = at;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (parentheses) {
                parentheses = c != ')';
            } else if (c == ',') {
                break;
            } else if (HtmlScanner.isWhitespace(c)) {
                add(descriptors, start);
                start = at + 1;
            } else {
                parentheses = c == '(';
            }
        }
        add(descriptors, start);
        return descriptors;
    }

    private void add(List<String> descriptors, int start) {
        if (at > start && descriptors.size() < 4) {
            descriptors.add(text.substring(start, at));
        }
    }

    /** A computed descriptor counts as valid. */
    private static boolean areDescriptorsValid(List<String> descriptors) {
        boolean width = false;
        boolean density = false;
        boolean height = false;
        for (String descriptor : descriptors) {
            if (descriptor.indexOf(HtmlText.TAG) >= 0) {
                return true;
            }
            char unit = descriptor.charAt(descriptor.length() - 1);
            String number = descriptor.substring(0, descriptor.length() - 1);
            if (unit == 'w' && !width && !density && isPositive(number)) {
                width = true;
            } else if (unit == 'x' && !width && !density && !height && isDensity(number)) {
                density = true;
            } else if (unit == 'h' && !height && !density && isPositive(number)) {
                height = true;
            } else {
                return false;
            }
        }
        return !height || width;
    }

    private static boolean isPositive(String number) {
        boolean positive = false;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            positive |= c != '0';
        }
        return positive;
    }

    /** A valid floating-point number (HTML, section 2.3.4.3) that isn't negative. */
    private static boolean isDensity(String number) {
        int at = number.startsWith("-") ? 1 : 0;
        int digits = skipDigits(number, at);
        int end = digits;
        if (end < number.length() && number.charAt(end) == '.') {
            end = skipDigits(number, digits + 1);
            if (end == digits + 1) {
                return false;
            }
        } else if (digits == at) {
            return false;
        }
        if (end < number.length() && (number.charAt(end) | 0x20) == 'e') {
            int sign = end + 1;
            boolean signed = sign < number.length() && (number.charAt(sign) == '-' || number.charAt(sign) == '+');
            int exponent = signed ? sign + 1 : sign;
            end = skipDigits(number, exponent);
            if (end == exponent) {
                return false;
            }
        }
        return end == number.length() && (at == 0 || number.substring(1, end).chars().noneMatch(c -> c >= '1' && c <= '9'));
    }

    private static int skipDigits(String number, int from) {
        int at = from;
        while (at < number.length() && number.charAt(at) >= '0' && number.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
