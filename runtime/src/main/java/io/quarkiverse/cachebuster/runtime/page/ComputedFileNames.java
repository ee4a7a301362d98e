package io.quarkiverse.cachebuster.runtime.page;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.quarkiverse.cachebuster.runtime.html.HtmlKind;
import io.quarkiverse.cachebuster.runtime.html.HtmlReference;
import io.quarkiverse.cachebuster.runtime.html.HtmlText;
import io.quarkiverse.cachebuster.runtime.link.Targets;
import io.quarkiverse.cachebuster.runtime.link.Targets.Target;
import io.quarkiverse.cachebuster.runtime.link.WrittenUrl;
import io.quarkiverse.cachebuster.runtime.page.TemplateEdit.Condition;
import io.quarkiverse.cachebuster.runtime.url.Splice;

/**
 * Finds the URLs in templates whose file name is computed, and replaces them by expressions that add the id of the file.
 */
final class ComputedFileNames {

    private final PageFiles files;
    private final PageRules rules;
    private final Targets targets;
    private final UrlSelectors selectors;

    ComputedFileNames(PageFiles files, PageRules rules, UrlSelectors selectors) {
        this.files = files;
        this.rules = rules;
        this.selectors = selectors;
        this.targets = new Targets(files, rules.links());
    }

    /** The changes to this page, in document order. */
    List<TemplateEdit> edits(Page page, PageContext context) {
        List<TemplateEdit> edits = new ArrayList<>();
        if (page.isTemplate() && !rules.leftAlone().test(page.name()) && Base.of(context.around(), null).ours()) {
            for (HtmlReference html : page.html().references()) {
                String expression = expression(html, context);
                if (expression != null && (html.kind() != HtmlKind.PRELOAD || isUsed(expression, context))) {
                    Splice whole = html.url().inDocument(withoutWhitespace(html.url().text()));
                    edits.add(new TemplateEdit(whole.from(), whole.to(), expression, Condition.ALWAYS));
                }
            }
        }
        return edits;
    }

    private static boolean isCandidate(HtmlReference html) {
        boolean kind = switch (html.kind()) {
            // those that may get a base URL
            case ICON, SCRIPT, IMAGE, SRCSET, POSTER, MEDIA -> true;
            // under its id, a sheet can have other bytes
            case STYLE_SHEET -> !IntegrityAttributes.isGiven(html.element());
            case PRELOAD -> !Preloads.isFetch(html);
            default -> false;
        };
        return kind && !html.element().off() && html.url().tags().size() == 1 && html.url().text().strip().startsWith("/");
    }

    /** Line breaks around the URL stay. */
    private static Splice withoutWhitespace(String text) {
        int from = text.length() - text.stripLeading().length();
        return new Splice(from, text.stripTrailing().length(), "");
    }

    /** Whether something that the page loads gets the same URL as the preload. */
    private boolean isUsed(String expression, PageContext context) {
        return context.around().stream().filter(page -> !rules.leftAlone().test(page.name()))
                .flatMap(page -> page.html().references().stream())
                .anyMatch(html -> html.kind() != HtmlKind.PRELOAD && expression.equals(expression(html, context)));
    }

    private @Nullable String expression(HtmlReference html, PageContext context) {
        if (!isCandidate(html)) {
            return null;
        }
        HtmlText url = html.url();
        String text = url.text().strip();
        int tag = text.indexOf(HtmlText.TAG);
        String before = text.substring(0, tag);
        String after = text.substring(tag + 1);
        return !Targets.isPage(text) && mayGetId(before, after, context)
                ? FileNameExpression.of(before, url.tags().get(0).text(), after)
                : null;
    }

    /** Whether the URL can only name assets, and none of them has to keep its plain URL. */
    private boolean mayGetId(String before, String after, PageContext context) {
        Target start = targets.find("/", WrittenUrl.of(before));
        String end = AssetPath.decode(after.split("[?#]", 2)[0]);
        if (start == null || end == null) {
            return false;
        }
        String directory = AssetPath.directory(start.path());
        return files.paths().stream().anyMatch(path -> AssetPath.directory(path).equals(directory))
                && !rules.routes().mayAnswerIn(directory)
                && files.paths().stream().filter(path -> path.startsWith(start.path()) && path.endsWith(end))
                        .allMatch(path -> files.whyPlain(path) == null && context.inlineScripts().apply(path) == null
                                && selectors.whyPlain(path) == null);
    }
}
