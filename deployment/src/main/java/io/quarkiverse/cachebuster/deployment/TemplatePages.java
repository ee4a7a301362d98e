package io.quarkiverse.cachebuster.deployment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.find.AssetLookup;
import io.quarkiverse.cachebuster.runtime.page.InlineScripts;
import io.quarkiverse.cachebuster.runtime.page.Page;
import io.quarkiverse.cachebuster.runtime.page.PageContext;
import io.quarkiverse.cachebuster.runtime.qute.PathArgument;
import io.quarkiverse.cachebuster.runtime.url.ImportMap;

/**
 * Knows what surrounds templates when they are rendered.
 */
final class TemplatePages {

    private final Map<String, Page> pages;
    private final TemplateGroups groups;
    private final InlineScripts scripts;
    private final AssetLookup lookup;
    private final Map<TemplateCall, Set<String>> modules = new HashMap<>();

    /** @param lookup finds the modules of import maps */
    TemplatePages(List<Page> templates, TemplateGroups groups, InlineScripts scripts, AssetLookup lookup) {
        this.pages = templates.stream().collect(Collectors.toMap(Page::name, page -> page));
        this.groups = groups;
        this.scripts = scripts;
        this.lookup = lookup;
    }

    PageContext around(Page template) {
        List<Page> around = groups.of(template.name()).stream().map(pages::get).filter(Objects::nonNull).toList();
        return new PageContext(around, target -> scripts.whyPlain(around, target),
                module -> groups.coverModule(template.name(), module,
                        call -> modules.computeIfAbsent(call, this::modules)));
    }

    /** Those of an import map whose globs are all literals. */
    private Set<String> modules(TemplateCall call) {
        if (!call.arguments().stream().allMatch(PathArgument::isConstant)) {
            return Set.of();
        }
        List<String> globs = call.arguments().stream().map(PathArgument::constant).filter(Objects::nonNull).toList();
        return lookup.matching(globs, ImportMap::isModule).stream().map(Asset::path).collect(Collectors.toSet());
    }
}
