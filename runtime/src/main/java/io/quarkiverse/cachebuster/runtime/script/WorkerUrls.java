package io.quarkiverse.cachebuster.runtime.script;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.quarkiverse.cachebuster.runtime.link.Targets;
import io.quarkiverse.cachebuster.runtime.link.WrittenUrl;
import io.quarkiverse.cachebuster.runtime.url.UrlReference;

/**
 * Resolves the URLs in registrations of service workers. They are relative to the page, whose URL is unknown unless the
 * registration is in a static page.
 */
final class WorkerUrls {

    private final Set<String> scripts;
    private final Targets targets;
    private final String rootPath;

    /** @param scripts all scripts of the site */
    WorkerUrls(Collection<ScriptFindings> scripts, Targets targets, String rootPath) {
        this.scripts = scripts.stream().map(ScriptFindings::document).collect(Collectors.toSet());
        this.targets = targets;
        this.rootPath = rootPath;
    }

    /** The canonical path of the script that this URL most likely names; null if there is none. */
    @Nullable
    String worker(Registration registration, String url) {
        WrittenUrl written = WrittenUrl.of(url);
        if (written.isLeftAlone()) {
            return null;
        }
        for (String base : bases(registration)) {
            Targets.Target target = targets.find(base, written);
            if (target != null && scripts.contains(target.path())) {
                return target.path();
            }
        }
        if (written.path().startsWith("/")) {
            // a script may put the root path in front of it
            String path = Targets.absolute("/", written.path());
            return scripts.contains(path) ? path : null;
        }
        return isBaseKnown(registration) ? null : onlyOneEndingWith("/" + AssetPath.withoutLeadingDots(written.path()));
    }

    private List<String> bases(Registration registration) {
        String document = targets.urlPath(registration.document());
        String root = targets.urlPath("/");
        if (isBaseKnown(registration)) {
            return List.of(document);
        }
        return isTemplate(registration) ? List.of(root) : List.of(root, document);
    }

    private static boolean isBaseKnown(Registration registration) {
        return isPage(registration) || registration.isRelativeToScript() && !isTemplate(registration);
    }

    private static boolean isTemplate(Registration registration) {
        return !registration.document().startsWith("/");
    }

    private static boolean isPage(Registration registration) {
        return !isTemplate(registration) && !NamedInScripts.isScript(registration.document());
    }

    private @Nullable String onlyOneEndingWith(String end) {
        List<String> paths = scripts.stream().filter(script -> script.endsWith(end)).limit(2).toList();
        return paths.size() == 1 ? paths.get(0) : null;
    }

    /** The start of the canonical paths in the worker's scope; null if the scope is outside of the application. */
    @Nullable
    String scope(Registration registration, String worker) {
        String scope = registration.scope();
        boolean isWritten = scope != null && !UrlReference.parse(scope).isExternal();
        String base = targets.urlPath(isWritten && isPage(registration) ? registration.document() : worker);
        String url = Targets.absolute(base, isWritten ? WrittenUrl.of(scope).path() : "./");
        if (url == null || rootPath.startsWith(url)) {
            return "/";
        }
        String path = url.startsWith(rootPath) ? url.substring(rootPath.length()) : "";
        return path.startsWith("/") ? path : null;
    }
}
