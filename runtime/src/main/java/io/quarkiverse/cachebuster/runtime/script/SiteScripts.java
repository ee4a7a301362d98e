package io.quarkiverse.cachebuster.runtime.script;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.link.DocumentFiles;
import io.quarkiverse.cachebuster.runtime.link.LinkRules;

/**
 * Why assets have to keep their plain URLs: a service worker precaches them, or a script looks for their file names.
 */
public final class SiteScripts {

    private final NamedInScripts names;
    private final ServiceWorkers workers;

    private SiteScripts(NamedInScripts names, ServiceWorkers workers) {
        this.names = names;
        this.workers = workers;
    }

    /**
     * @param scripts all scripts of the site, in any order
     * @param inline the service workers that pages and templates register in inline scripts
     */
    public static SiteScripts of(Collection<ScriptFindings> scripts, Collection<Registration> inline, DocumentFiles files,
            LinkRules rules) {
        ServiceWorkers workers = new ServiceWorkers(scripts, files, rules);
        scripts.forEach(script -> script.registrations().forEach(workers::add));
        inline.forEach(workers::add);
        return new SiteScripts(NamedInScripts.of(scripts.stream().flatMap(script -> script.names().stream()).toList()),
                workers);
    }

    /** Why all documents keep the plain URL of the asset with this path; null if they may use its id. */
    public @Nullable String whyPlain(String path) {
        String precached = workers.whyPlain(path);
        return precached != null ? precached : names.whyPlain(path);
    }

    /** Warnings about service workers that keep more plain than their literals name, ordered by path. */
    public List<String> warnings() {
        return workers.warnings();
    }
}
