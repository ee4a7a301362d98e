package io.quarkiverse.cachebuster.runtime.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.find.AssetProblem;
import io.quarkiverse.cachebuster.runtime.link.DocumentFiles;
import io.quarkiverse.cachebuster.runtime.link.LinkRules;
import io.quarkiverse.cachebuster.runtime.link.Position;
import io.quarkiverse.cachebuster.runtime.link.Targets;
import io.quarkiverse.cachebuster.runtime.link.WrittenUrl;

/**
 * The assets that service workers precache. They are cached under the URLs in the worker, so a page that requests them
 * under another URL no longer works offline.
 */
final class ServiceWorkers {

    private final DocumentFiles files;
    private final Targets targets;
    private final WorkerUrls urls;
    private final Map<String, WorkerScript> precaching = new HashMap<>();
    private final Set<String> registered = new HashSet<>();
    private final Map<String, Position> literals = new HashMap<>();
    /** The scopes of workers that may precache anything in them. */
    private final SortedMap<String, SortedSet<String>> scopes = new TreeMap<>();

    /** @param scripts all scripts of the site */
    ServiceWorkers(Collection<ScriptFindings> scripts, DocumentFiles files, LinkRules rules) {
        this.files = files;
        this.targets = new Targets(files, rules);
        this.urls = new WorkerUrls(scripts, targets, rules.rootPath());
        for (ScriptFindings script : scripts) {
            if (script.worker() != null) {
                precaching.put(script.document(), script.worker());
            }
        }
    }

    void add(Registration registration) {
        if (precaching.isEmpty()) {
            return;
        }
        for (String url : registration.urls()) {
            String path = urls.worker(registration, url);
            WorkerScript worker = path == null ? null : precaching.get(path);
            if (worker != null) {
                if (registered.add(path)) {
                    worker.literals().forEach(literal -> hold(path, literal));
                }
                String scope = worker.unlisted() == null ? null : urls.scope(registration, path);
                if (scope != null) {
                    scopes.computeIfAbsent(path, each -> new TreeSet<>()).add(scope);
                }
            }
        }
    }

    private void hold(String worker, WorkerScript.Literal literal) {
        WrittenUrl url = WrittenUrl.of(literal.text());
        Targets.Target target = url.isLeftAlone() ? null : targets.find(targets.urlPath(worker), url);
        if (target != null && files.exists(target.path())) {
            literals.merge(target.path(), literal.position(), BinaryOperator.minBy(Position::compareTo));
        }
    }

    /** Why the asset with this path has to keep its plain URL; null if no worker precaches it. */
    @Nullable
    String whyPlain(String path) {
        Position literal = literals.get(path);
        if (literal != null) {
            return "the service worker " + literal + " precaches it";
        }
        for (Map.Entry<String, SortedSet<String>> worker : scopes.entrySet()) {
            for (String scope : worker.getValue()) {
                if (path.startsWith(scope)) {
                    return "the service worker " + precaching.get(worker.getKey()).unlisted().position()
                            + " may precache any file in its scope " + AssetProblem.quoted(scope);
                }
            }
        }
        return null;
    }

    /** One warning for each worker that may precache anything in its scope. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        scopes.forEach((worker, paths) -> {
            WorkerScript.Unlisted unlisted = precaching.get(worker).unlisted();
            warnings.add(unlisted.position() + " - the service worker " + unlisted.how()
                    + ", so it may precache any file in its scope "
                    + paths.stream().map(AssetProblem::quoted).collect(Collectors.joining(" or "))
                    + "; documents keep the plain URLs of these files, which browsers revalidate."
                    + " To limit this, precache only literal URLs in add() and addAll(), or register the worker with a"
                    + " narrower scope. If it ignores the query when it looks for files (ignoreSearch, or"
                    + " ignoreURLParametersMatching in Workbox), or precaches none, set quarkus.cache-buster.exclude="
                    + AssetProblem.safe(worker));
        });
        return warnings;
    }
}
