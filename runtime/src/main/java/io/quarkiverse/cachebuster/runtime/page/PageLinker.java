package io.quarkiverse.cachebuster.runtime.page;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds the references of pages and how the pages are changed to carry ids. Not thread-safe.
 */
public final class PageLinker {

    private final PageFiles files;
    private final PageRules rules;
    private final PageReader reader;
    private final ComputedFileNames computed;
    private final Function<Page, PageContext> contexts;
    private final SheetUses sheetUses;
    private final WrittenIntegrity writtenIntegrity;
    private final Map<Page, List<Found>> found = new HashMap<>();
    /** By the pages around: if inclusions are computed, many templates share the same large set of them. */
    private final Map<List<Page>, Uses> uses = new HashMap<>();

    /** @param contexts what surrounds a page */
    public PageLinker(PageFiles files, PageRules rules, Function<Page, PageContext> contexts) {
        this.files = files;
        this.rules = rules;
        UrlSelectors selectors = new UrlSelectors(files);
        this.reader = new PageReader(files, rules, selectors);
        this.computed = new ComputedFileNames(files, rules, selectors);
        this.contexts = contexts;
        this.writtenIntegrity = new WrittenIntegrity(files);
        this.sheetUses = new SheetUses(files, rules.links().style());
    }

    /** What this page refers to. */
    public PageLinks link(Page page) {
        PageContext context = contexts.apply(page);
        Preloads preloads = new Preloads(uses.computeIfAbsent(context.around(), this::uses), context.importMap());
        IntegrityAttributes integrity = new IntegrityAttributes(page, files, writtenIntegrity, rules.integrity());
        return new PageEditor(page, preloads, files, rules).edit(read(page), computed.edits(page, context), integrity);
    }

    private Uses uses(List<Page> around) {
        List<Found> references = around.stream().map(this::read).flatMap(Collection::stream).toList();
        return Uses.of(references, sheetUses, rules.links().style());
    }

    private List<Found> read(Page page) {
        List<Found> known = found.get(page);
        if (known == null) {
            known = reader.read(page, contexts.apply(page));
            found.put(page, known);
        }
        return known;
    }
}
