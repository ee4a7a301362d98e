package io.quarkiverse.cachebuster.runtime.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Integrity;
import io.quarkiverse.cachebuster.runtime.find.AssetProblem;
import io.quarkiverse.cachebuster.runtime.html.HtmlAttribute;
import io.quarkiverse.cachebuster.runtime.html.HtmlElement;
import io.quarkiverse.cachebuster.runtime.html.HtmlKind;
import io.quarkiverse.cachebuster.runtime.html.HtmlText;
import io.quarkiverse.cachebuster.runtime.link.Problem;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.page.TemplateEdit.Condition;
import io.quarkiverse.cachebuster.runtime.page.WrittenIntegrity.Match;
import io.quarkiverse.cachebuster.runtime.url.Splice;

/**
 * Makes the {@code integrity} attributes of one page match the bytes served.
 */
final class IntegrityAttributes {

    private static final Set<HtmlKind> VERIFIED = Set.of(HtmlKind.STYLE_SHEET, HtmlKind.SCRIPT, HtmlKind.MODULE,
            HtmlKind.PRELOAD, HtmlKind.MODULE_PRELOAD);

    private final Page page;
    private final PageFiles files;
    private final WrittenIntegrity written;
    private final boolean adding;
    private final List<Reference> mistakes = new ArrayList<>();
    private final List<Reference> errors = new ArrayList<>();

    /** @param adding whether to add attributes that are missing */
    IntegrityAttributes(Page page, PageFiles files, WrittenIntegrity written, boolean adding) {
        this.page = page;
        this.files = files;
        this.written = written;
        this.adding = adding;
    }

    /** The attributes that match neither the file nor the bytes served for it. */
    List<Reference> mistakes() {
        return mistakes;
    }

    /** The calls whose value does not match what the element loads. */
    List<Reference> errors() {
        return errors;
    }

    /**
     * The changes to the element of a reference.
     *
     * @param mayBeOnBase whether its URL is on the host of the base URL, if there is one
     */
    List<TemplateEdit> edits(Found found, boolean mayBeOnBase) {
        HtmlElement element = found.html().element();
        Asset asset = files.asset(found.target());
        // without a recorded integrity, it is uncertain which file will be served
        if (!isVerified(found) || asset == null || asset.content().integrity() == null
                || isAmbiguous(element) || mayContainId(found) && asset.isRewritten()) {
            return List.of();
        }
        List<TemplateEdit> edits = new ArrayList<>();
        HtmlAttribute attribute = element.attribute("integrity");
        boolean empty = attribute == null || attribute.value().text().isBlank();
        if (!empty && !attribute.value().tags().isEmpty()) {
            checkCall(found, asset, attribute);
        } else if (element.off()) {
            return List.of();
        } else if (!empty) {
            replaceIfOwn(found, asset, attribute, edits);
        } else if (attribute == null && found.getsId() && (adding || isInImportMap(found))) {
            add(found, asset, edits);
        }
        boolean needsCors = edits.size() > 0 || !empty && !found.call();
        // an Integrity-Policy forbids requests without CORS, even to the page's own host; modules always use CORS
        boolean always = adding && found.getsId() && !isModule(found) && (edits.size() > 0 || !empty);
        if ((always || needsCors && mayBeOnBase) && element.attribute("crossorigin") == null) {
            int end = urlAttribute(found).end();
            edits.add(new TemplateEdit(end, end, " crossorigin=\"anonymous\"",
                    always ? Condition.ALWAYS : Condition.CROSS_ORIGIN));
        }
        return edits;
    }

    /** A computed query may contain an id, so it is uncertain which bytes will be served. */
    private static boolean mayContainId(Found found) {
        return !found.getsId() && !found.call() && found.url().text().indexOf(HtmlText.TAG) >= 0;
    }

    private static boolean isModule(Found found) {
        return found.kind() == HtmlKind.MODULE || found.kind() == HtmlKind.MODULE_PRELOAD;
    }

    /** Whether browsers compare what the reference loads with the integrity of its element. */
    static boolean isVerified(Found found) {
        return VERIFIED.contains(found.kind()) && (found.kind() != HtmlKind.PRELOAD || isPreloadOfVerified(found));
    }

    /** The import map contains the integrity too, and browsers then ignore a preload without it. */
    private static boolean isInImportMap(Found found) {
        return found.kind() == HtmlKind.MODULE_PRELOAD && !found.call();
    }

    private static boolean isPreloadOfVerified(Found found) {
        HtmlAttribute as = found.html().element().attribute("as");
        String type = as == null ? "" : as.value().text().strip().toLowerCase(Locale.ROOT);
        return type.equals("script") || type.equals("style");
    }

    /** Whether the element has an integrity. */
    static boolean isGiven(HtmlElement element) {
        return !given(element).isEmpty();
    }

    private static List<HtmlText> given(HtmlElement element) {
        return element.attributes().stream().filter(attribute -> attribute.name().equals("integrity"))
                .map(HtmlAttribute::value).filter(value -> !value.text().isBlank()).toList();
    }

    /** Whether the integrity can't be adapted to the bytes served, because its value is unknown at build time. */
    static boolean isUnknown(HtmlElement element) {
        List<HtmlText> values = given(element);
        return !values.isEmpty() && (isAmbiguous(element)
                || !values.get(0).tags().isEmpty() && TemplateValues.integrity(values.get(0)) == null);
    }

    /** Whether a template chooses between several values. */
    private static boolean isAmbiguous(HtmlElement element) {
        List<String> names = element.attributes().stream().map(HtmlAttribute::name)
                .filter(name -> name.equals("href") || name.equals("src") || name.equals("integrity")).toList();
        return Set.copyOf(names).size() < names.size();
    }

    private void add(Found found, Asset asset, List<TemplateEdit> edits) {
        int end = urlAttribute(found).end();
        String served = asset.content().integrity().text();
        if (!asset.isRewritten()) {
            edits.add(new TemplateEdit(end, end, attribute(served), Condition.ALWAYS));
            return;
        }
        edits.add(new TemplateEdit(end, end, attribute(served), Condition.DELIVERED));
        Integrity own = asset.ownContent().integrity();
        if (own != null) {
            edits.add(new TemplateEdit(end, end, attribute(own.text()), Condition.NOT_DELIVERED));
        }
    }

    private static String attribute(String integrity) {
        return " integrity=\"" + integrity + "\"";
    }

    private static HtmlAttribute urlAttribute(Found found) {
        int start = found.html().url().start();
        return found.html().element().attributes().stream()
                .filter(attribute -> attribute.start() <= start && start <= attribute.end()).findFirst().orElseThrow();
    }

    private void replaceIfOwn(Found found, Asset asset, HtmlAttribute attribute, List<TemplateEdit> edits) {
        Match match = written.of(asset.path(), attribute.value().text());
        if (match == Match.NEITHER || match == Match.SERVED && !found.getsId()) {
            mistakes.add(mistake(found, attribute, files.document(asset.path())));
        }
        String served = asset.content().integrity().text();
        if (match == Match.OWN && found.getsId() && !attribute.value().text().equals(served)) {
            String text = attribute.value().text();
            Splice splice = attribute.value().inDocument(new Splice(0, text.length(), served));
            // as many line breaks as before keep the positions in error messages right
            String breaks = "\n".repeat((int) text.chars().filter(c -> c == '\n').count());
            edits.add(new TemplateEdit(splice.from(), splice.to(), splice.replacement() + breaks,
                    asset.isRewritten() ? Condition.DELIVERED : Condition.ALWAYS));
        }
    }

    private Reference mistake(Found found, HtmlAttribute attribute, byte[] own) {
        return unresolved(found, attribute, "the integrity does not match " + AssetProblem.quoted(found.target())
                + ", so browsers will refuse the file: write '" + Integrity.of(own).text() + "'");
    }

    private void checkCall(Found found, Asset asset, HtmlAttribute attribute) {
        if (!found.getsId() && asset.isRewritten() && TemplateValues.integrity(attribute.value()) != null) {
            errors.add(unresolved(found, attribute, "asset:integrity describes the bytes under the URL with the id, but "
                    + AssetProblem.quoted(found.target()) + " keeps its plain URL here: write {asset:url('" + found.target()
                    + "')} for the URL"));
        }
    }

    private Reference unresolved(Found found, HtmlAttribute attribute, String problem) {
        String text = attribute.value().tags().isEmpty() ? attribute.value().text()
                : attribute.value().tags().get(0).text();
        return Reference.unresolved(new Problem.Other(problem), found.kind(), text,
                page.position(attribute.value().start()));
    }
}
