package io.quarkiverse.cachebuster.runtime.script;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a script says about the site's files.
 *
 * @param document the canonical path of the script, or the document that contains it
 * @param names the first place for each file name that it looks for
 * @param registrations the service workers that it registers
 * @param worker what it precaches if it is a service worker; null if it doesn't
 */
public record ScriptFindings(String document, List<NamedInScript> names, List<Registration> registrations,
        @Nullable WorkerScript worker) {
}
