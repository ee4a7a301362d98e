package io.quarkiverse.cachebuster.deployment;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.link.Reference;

/**
 * A reference in the report.
 *
 * @param reason why it is left plain, or what is wrong with it; null otherwise
 */
record ReportedReference(Reference reference, State state, @Nullable String reason) {

    /** What became of a reference. */
    enum State {
        /** Its URL has the asset's id. */
        ID(null),
        /** Its URL is plain, but the asset's name contains a hash of its content. */
        HASHED_NAME(null),
        /** Its URL is plain. */
        LEFT("why"),
        /** It names no asset. */
        UNRESOLVED("problem");

        private final @Nullable String reason;

        State(@Nullable String reason) {
            this.reason = reason;
        }
    }

    String document() {
        return reference.position().document();
    }

    /** A JSON object on one line. */
    void write(JsonWriter json) {
        json.add("{").number("line", reference.position().line())
                .add(", ").number("column", reference.position().column())
                .add(", ").string("text", reference.text())
                .add(", ").string("kind", name(reference.kind().name()));
        if (reference.target() != null) {
            json.add(", ").string("target", reference.target());
        }
        json.add(", ").string("state", name(state.name()));
        if (state.reason != null) {
            json.add(", ").string(state.reason, reason == null ? "" : reason);
        }
        json.add("}");
    }

    /** As in the configuration: {@code IMAGE_SET} becomes {@code image-set}. */
    static String name(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
