package io.quarkiverse.cachebuster.runtime.http;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Delta;
import io.quarkiverse.cachebuster.runtime.live.StaticFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Loads deltas, each for the first client that can use it, and verifies them against the recorded hashes.
 */
final class LoadedDeltas {

    private static final Future<@Nullable Representation> DAMAGED = Future.succeededFuture();

    private final StaticFiles files;
    private final String salt;
    private final Supplier<Bodies> bodies;
    private final Warnings warnings;
    private final Loads loads = new Loads();
    /** Succeeded futures, since they have no lock that event loops could contend for. */
    private final Map<Delta, Future<@Nullable Representation>> loaded = new ConcurrentHashMap<>();

    /**
     * @param salt mixed into entity tags; empty for none
     * @param bodies called on worker threads
     */
    LoadedDeltas(StaticFiles files, String salt, Supplier<Bodies> bodies, Warnings warnings) {
        this.files = files;
        this.salt = salt;
        this.bodies = bodies;
        this.warnings = warnings;
    }

    /** @return a future without a context, whose result is null if the delta is damaged; never fails */
    Future<@Nullable Representation> get(Delta delta, Vertx vertx) {
        Future<@Nullable Representation> known = loaded.get(delta);
        return known != null ? known : loads.run(delta, () -> load(delta), vertx).otherwiseEmpty();
    }

    private @Nullable Representation load(Delta delta) {
        Future<@Nullable Representation> known = loaded.get(delta);
        if (known == null) {
            known = read(delta);
            loaded.put(delta, known);
        }
        return known.result();
    }

    /** A damaged delta isn't read again: there are other representations. */
    private Future<@Nullable Representation> read(Delta delta) {
        String resource = delta.resource();
        Source source = new Source(() -> files.open(files.resource(resource)), delta.fingerprint(), delta.size());
        try {
            Body body = bodies.get().of(source, fault -> forget(delta, fault));
            if (body == null) {
                throw source.wrongBytes();
            }
            return Future.succeededFuture(Representation.delta(delta.target().entityTag(salt),
                    delta.dictionary().entityTag(salt), delta.size(), body));
        } catch (IOException e) {
            warnings.damagedVariant(delta.path(), Delta.CODING, e);
            return DAMAGED;
        }
    }

    /** Makes the next request read the delta again. Only a body outside memory can be at fault. */
    private void forget(Delta delta, Throwable fault) {
        loaded.remove(delta);
        warnings.fault(delta.path(), fault);
    }
}
