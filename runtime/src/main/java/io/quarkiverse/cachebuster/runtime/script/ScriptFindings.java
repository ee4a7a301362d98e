package io.quarkiverse.cachebuster.runtime.script;

import java.util.List;

/**
 * What a script says about the site's files.
 *
 * @param names the first place for each file name that it looks for
 */
public record ScriptFindings(List<NamedInScript> names) {
}
