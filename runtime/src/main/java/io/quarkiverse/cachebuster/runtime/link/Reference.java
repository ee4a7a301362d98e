package io.quarkiverse.cachebuster.runtime.link;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.find.AssetProblem;

/**
 * A place in a document that names a file of the application.
 *
 * @param text as written in the document, or the start of it
 * @param target the canonical path of the asset; null if there is a problem, or if it is unknown and {@code plain} says why
 * @param problem why there is no target, or null if there is one
 * @param plain why it doesn't get the asset's id; null if it does
 */
public record Reference(Position position, String text, Kind kind, @Nullable String target, @Nullable Problem problem,
        @Nullable String plain) {

    /** How a document names a file. Each syntax has its own kinds. */
    public interface Kind {

        String name();
    }

    /** A missing quotation mark can turn a whole style sheet into a reference. */
    static final int MAX_LENGTH = 1_000;

    public Reference {
        text = start(text);
    }

    /** A reference to this asset, which gets its id. */
    public static Reference to(String target, Kind kind, String text, Position position) {
        return new Reference(position, text, kind, target, null, null);
    }

    /** A reference without a target. */
    public static Reference unresolved(Problem problem, Kind kind, String text, Position position) {
        return new Reference(position, text, kind, null, problem, null);
    }

    /** A reference that stays plain for this reason, whatever its target is. */
    public static Reference ofUnknown(String reason, Kind kind, String text, Position position) {
        return new Reference(position, text, kind, null, null, reason);
    }

    /** The same reference, kept plain for this reason; null for none. */
    public Reference plain(@Nullable String reason) {
        return new Reference(position, text, kind, target, problem, reason);
    }

    static String start(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }

    /** Whether the reference is rewritten to carry the asset's id. */
    public boolean getsId() {
        return target != null && plain == null;
    }

    /** The same for all occurrences of a reference in its document. */
    public String withoutPosition() {
        return position.document() + " " + text;
    }

    /** Its position and problem; suggests the closest of these paths. */
    public String describe(Collection<String> paths) {
        return position + " - " + AssetProblem.quoted(text) + ": " + (problem == null ? target : problem.describe(paths));
    }
}
