package io.quarkiverse.cachebuster.runtime.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A template whose text is changed when the application parses it.
 *
 * @param path below the template root, with its suffix
 * @param length the length of the text that the build has seen
 * @param hash the hash code of that text
 * @param edits in ascending order; those that apply under the same configuration don't overlap
 */
public record EditedTemplate(String path, int length, int hash, List<TemplateEdit> edits) {

    /** @param text what the positions of the edits refer to */
    public static EditedTemplate of(String path, String text, List<TemplateEdit> edits) {
        return new EditedTemplate(path, text.length(), text.hashCode(), List.copyOf(edits));
    }

    /**
     * The ids under which templates may ask for it: the path with and without its suffix, which may have several parts.
     */
    public List<String> ids() {
        return idsOf(path);
    }

    /** The ids of the template with this path. */
    public static List<String> idsOf(String path) {
        List<String> ids = new ArrayList<>(List.of(path));
        int name = path.lastIndexOf('/') + 1;
        for (int dot = path.lastIndexOf('.'); dot > name; dot = path.lastIndexOf('.', dot - 1)) {
            ids.add(path.substring(0, dot));
        }
        return ids;
    }

    /** Whether this is the text that the build has seen. */
    public boolean hasText(String text) {
        return text.length() == length && text.hashCode() == hash;
    }

    /** The changed text. */
    public String edit(String text, PageUrls urls) {
        StringBuilder result = new StringBuilder(text.length() + 32 * edits.size());
        int at = 0;
        for (TemplateEdit edit : edits) {
            if (urls.allow(edit.condition())) {
                result.append(text, at, edit.from()).append(urls.textOf(edit));
                at = edit.to();
            }
        }
        return result.append(text, at, text.length()).toString();
    }
}
