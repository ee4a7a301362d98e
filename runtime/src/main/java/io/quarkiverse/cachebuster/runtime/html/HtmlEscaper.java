package io.quarkiverse.cachebuster.runtime.html;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.html.HtmlText.Quotes;

/**
 * Writes text into an attribute value.
 */
final class HtmlEscaper {

    /** In an attribute, no character reference ends in front of an equals sign (HTML, section 13.2.5.73). */
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9]+=");

    private final HtmlSource source;
    private final Quotes quotes;

    HtmlEscaper(HtmlSource source, Quotes quotes) {
        this.source = source;
        this.quotes = quotes;
    }

    /**
     * The text as it has to be written at this position.
     *
     * @param start where the attribute value starts
     */
    String escaped(String text, int start, int position) {
        if (text.isEmpty() || quotes == Quotes.RAW) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length() + 8);
        boolean separate = false;
        int ampersand = openAmpersand(start, position);
        if (ampersand >= 0) {
            CharacterReferences.Match match = CharacterReferences.read(source.text(), ampersand, position);
            boolean whole = match != null && match.end() == position;
            result.append(whole ? ";" : "");
            separate = !whole && !(ampersand == position - 1 && PARAMETER.matcher(text).lookingAt());
        }
        // a brace that is text would start a tag together with the first character
        separate |= source.isTemplate() && position > start && source.text().charAt(position - 1) == '{';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String escape = escape(c);
            if (escape != null) {
                result.append(escape);
            } else if (i == 0 && separate) {
                result.append("&#").append((int) c).append(';');
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    /** The ampersand before this position that would form a character reference with what follows; negative for none. */
    private int openAmpersand(int start, int position) {
        String text = source.text();
        int at = position - 1;
        while (at >= start && position - at < 40
                && (CharacterReferences.isAlphanumeric(text.charAt(at)) || text.charAt(at) == '#')) {
            at--;
        }
        return at >= start && text.charAt(at) == '&' ? at : -1;
    }

    private @Nullable String escape(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\'' -> "&#39;";
            // unlike a backslash, a character reference is right in unparsed character data as well
            case '{', '}', '\\' -> source.isTemplate() ? "&#" + (int) c + ";" : null;
            case ' ', '\t', '\f', '`' -> quotes == Quotes.UNQUOTED ? "&#" + (int) c + ";" : null;
            default -> null;
        };
    }

    /** Comments, and delimiters of unparsed character data, have to stay when text around them is replaced. */
    String kept(int from, int to) {
        if (!source.hasMask(from, to)) {
            return "";
        }
        StringBuilder kept = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (source.isMasked(i, HtmlSource.DROPPED)) {
                kept.append(source.document().charAt(i));
            }
        }
        return kept.toString();
    }
}
