package io.quarkiverse.cachebuster.runtime.script;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.link.Position;

/**
 * What a script precaches if it is a service worker.
 *
 * @param literals those that may name an asset
 * @param unlisted why it may precache files that no literal names; null if it doesn't
 */
public record WorkerScript(List<Literal> literals, @Nullable Unlisted unlisted) {

    record Literal(String text, Position position) {
    }

    /**
     * How a worker precaches files whose URLs aren't in its literals.
     *
     * @param how a predicate for messages
     */
    record Unlisted(String how, Position position) {
    }
}
