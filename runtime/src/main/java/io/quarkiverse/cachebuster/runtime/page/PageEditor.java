package io.quarkiverse.cachebuster.runtime.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.html.HtmlKind;
import io.quarkiverse.cachebuster.runtime.html.HtmlText;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.page.TemplateEdit.Condition;
import io.quarkiverse.cachebuster.runtime.url.QueryUrlStyle;
import io.quarkiverse.cachebuster.runtime.url.Splice;
import io.quarkiverse.cachebuster.runtime.url.UrlStyle;

/**
 * Adds the ids to the references of one page.
 */
final class PageEditor {

    private final Page page;
    private final PageFiles files;
    private final PageRules rules;
    private final Preloads preloads;
    private final List<TemplateEdit> edits = new ArrayList<>();
    /** Where elements have been edited, since several references can belong to one. */
    private final Set<Integer> elements = new HashSet<>();

    PageEditor(Page page, Preloads preloads, PageFiles files, PageRules rules) {
        this.page = page;
        this.files = files;
        this.rules = rules;
        this.preloads = preloads;
    }

    /**
     * @param computed the edits of URLs whose file name is computed
     * @param integrity those of this page
     */
    PageLinks edit(List<Found> references, List<TemplateEdit> computed, IntegrityAttributes integrity) {
        edits.addAll(computed);
        List<Reference> listed = new ArrayList<>();
        for (Found each : references) {
            Found found = preloads.inStep(each);
            if (!found.call() && computed.stream().noneMatch(edit -> isIn(found.html().url(), edit))) {
                listed.add(found.reference());
            }
            if (found.getsId() && !found.call()) {
                addId(found);
            }
            if (found.target() != null && IntegrityAttributes.isVerified(found)
                    && elements.add(found.html().element().start())) {
                edits.addAll(integrity.edits(found, mayGetBaseUrl(found)));
            }
        }
        edits.sort(Comparator.comparing(TemplateEdit::from));
        return new PageLinks(listed, integrity.mistakes(), integrity.errors(), List.copyOf(edits));
    }

    private static boolean isIn(HtmlText url, TemplateEdit edit) {
        return edit.from() >= url.start() && edit.to() <= url.end();
    }

    private void addId(Found found) {
        Asset asset = files.asset(found.target());
        if (asset == null) {
            return;
        }
        if (mayGetBaseUrl(found)) {
            boolean module = found.kind() == HtmlKind.MODULE || found.kind() == HtmlKind.MODULE_PRELOAD;
            add(found, new Splice(0, 0, ""), module ? Condition.MODULE_BASE_URL : Condition.BASE_URL);
        }
        UrlStyle style = rules.links().style();
        UrlStyle undelivered = new QueryUrlStyle(rules.parameter());
        boolean forSheet = preloads.isForSheet(found);
        if (style.equals(undelivered)) {
            add(found, style, asset, forSheet ? Condition.DELIVERED : Condition.ALWAYS);
        } else {
            add(found, style, asset, Condition.DELIVERED);
            if (!forSheet) {
                add(found, undelivered, asset, Condition.NOT_DELIVERED);
            }
        }
    }

    private void add(Found found, UrlStyle style, Asset asset, Condition condition) {
        Stream.concat(Stream.ofNullable(found.version()), style.splices(found.url().text(), asset.cacheId()).stream())
                .forEach(splice -> add(found, splice, condition));
        HtmlText value = found.html().url();
        if (!value.tags().isEmpty() && !style.equals(new QueryUrlStyle(rules.parameter()))) {
            // the parameter with the expression isn't needed any more
            add(found, TemplateValues.withoutId(found.url(), rules.parameter()), condition);
        }
    }

    private void add(Found found, Splice change, Condition condition) {
        Splice splice = found.html().url().inDocument(found.url().inSource(change));
        edits.add(new TemplateEdit(splice.from(), splice.to(), splice.replacement(), condition));
    }

    private boolean mayGetBaseUrl(Found found) {
        return page.isTemplate() && (Preloads.isPreload(found) ? preloads.mayGetBaseUrl(found) : found.mayGetBaseUrl());
    }
}
