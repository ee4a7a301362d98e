package io.quarkiverse.cachebuster.runtime.page;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.html.HtmlScript;
import io.quarkiverse.cachebuster.runtime.script.FileNames;
import io.quarkiverse.cachebuster.runtime.script.NamedInScripts;
import io.quarkiverse.cachebuster.runtime.script.Registration;
import io.quarkiverse.cachebuster.runtime.script.ScriptFindings;

/**
 * What the inline scripts of pages say about assets. Not thread-safe.
 */
public final class InlineScripts {

    private final FileNames names;
    private final Map<Page, List<ScriptFindings>> findings = new HashMap<>();
    private final Map<Page, NamedInScripts> named = new HashMap<>();

    /** @param names those of all assets */
    public InlineScripts(FileNames names) {
        this.names = names;
    }

    /** Why a script in one of these pages needs the plain URL of the asset with this path; null if none does. */
    public @Nullable String whyPlain(Collection<Page> around, String target) {
        for (Page page : around) {
            String why = page.html().scripts().isEmpty() ? null
                    : named.computeIfAbsent(page, this::search).whyPlain(target);
            if (why != null) {
                return why;
            }
        }
        return null;
    }

    /** The service workers that these pages register. */
    public List<Registration> registrations(Collection<Page> pages) {
        return pages.stream().flatMap(page -> findings(page).stream()).flatMap(each -> each.registrations().stream()).toList();
    }

    private NamedInScripts search(Page page) {
        return NamedInScripts.of(findings(page).stream().flatMap(each -> each.names().stream()).toList());
    }

    private List<ScriptFindings> findings(Page page) {
        return findings.computeIfAbsent(page,
                each -> each.html().scripts().stream().map(script -> search(each, script)).toList());
    }

    private ScriptFindings search(Page page, HtmlScript script) {
        return names.search(page.position(script.start()), script.text());
    }
}
