package io.quarkiverse.cachebuster.runtime.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import io.quarkiverse.cachebuster.runtime.page.TemplateEdit.Condition;

/**
 * Packs edited templates into a few long strings to be recorded as bytecode: numbers and paths, each followed by a separator,
 * and texts, each after its length.
 */
public final class PackedTemplates {

    /** In a class file, a character takes at most 3 bytes and a string constant at most 65,535. */
    private static final int CHUNK = 20_000;
    /** Cannot occur in a path. */
    private static final char SEPARATOR = '\0';

    private final String text;
    private int at;

    private PackedTemplates(String text) {
        this.text = text;
    }

    /** The strings that {@link #unpack} turns into equal templates. They don't depend on the order of the templates. */
    public static List<String> pack(Collection<EditedTemplate> templates) {
        StringBuilder packed = new StringBuilder();
        templates.stream().sorted(Comparator.comparing(EditedTemplate::path)).forEach(template -> {
            append(packed, template.path(), template.length(), template.hash(), template.edits().size());
            for (TemplateEdit edit : template.edits()) {
                append(packed, edit.condition().ordinal(), edit.from(), edit.to(), edit.text().length());
                packed.append(edit.text());
            }
        });
        List<String> chunks = new ArrayList<>();
        for (int start = 0; start < packed.length(); start += CHUNK) {
            chunks.add(packed.substring(start, Math.min(start + CHUNK, packed.length())));
        }
        return chunks;
    }

    private static void append(StringBuilder packed, Object... fields) {
        for (Object field : fields) {
            packed.append(field).append(SEPARATOR);
        }
    }

    /** Restores {@linkplain #pack packed} templates. */
    public static List<EditedTemplate> unpack(List<String> chunks) {
        PackedTemplates packed = new PackedTemplates(String.join("", chunks));
        List<EditedTemplate> templates = new ArrayList<>();
        while (packed.at < packed.text.length()) {
            templates.add(packed.template());
        }
        return templates;
    }

    private EditedTemplate template() {
        String path = field();
        int length = number();
        int hash = number();
        int count = number();
        List<TemplateEdit> edits = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            edits.add(edit());
        }
        return new EditedTemplate(path, length, hash, edits);
    }

    private TemplateEdit edit() {
        Condition condition = Condition.values()[number()];
        int from = number();
        int to = number();
        int end = number() + at;
        String replacement = text.substring(at, end);
        at = end;
        return new TemplateEdit(from, to, replacement, condition);
    }

    private int number() {
        return Integer.parseInt(field());
    }

    private String field() {
        int end = text.indexOf(SEPARATOR, at);
        String field = text.substring(at, end);
        at = end + 1;
        return field;
    }
}
