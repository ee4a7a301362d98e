package io.quarkiverse.cachebuster.deployment;

import java.util.Collection;
import java.util.function.Consumer;

/**
 * Writes JSON with the same line breaks on every platform, unlike a pretty printer.
 */
final class JsonWriter {

    private final StringBuilder json = new StringBuilder();

    /** Adds this text as it is. */
    JsonWriter add(String text) {
        json.append(text);
        return this;
    }

    /** Adds a member of an object. */
    JsonWriter number(String name, long value) {
        string(name).add(": ");
        json.append(value);
        return this;
    }

    /** Adds a member of an object. */
    JsonWriter string(String name, String value) {
        return string(name).add(": ").string(value);
    }

    JsonWriter string(String value) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || isLoneSurrogate(value, i)) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
        return this;
    }

    /** A lone surrogate has to be escaped, since UTF-8 would turn it into a question mark. */
    private static boolean isLoneSurrogate(String text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }

    /**
     * Adds an array with one element on each line.
     *
     * @param indentation of the line that the array starts on
     */
    <T> JsonWriter array(String indentation, Collection<T> elements, Consumer<T> writer) {
        String separator = "[";
        for (T element : elements) {
            add(separator).add("\n").add(indentation).add("  ");
            writer.accept(element);
            separator = ",";
        }
        return add(elements.isEmpty() ? "[]" : "\n" + indentation + "]");
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
