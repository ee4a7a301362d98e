package io.quarkiverse.cachebuster.runtime.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.html.OpenElements.Namespace;

/**
 * Finds the references and inline scripts of a page or template.
 */
final class HtmlReferences {

    private static final Set<String> NAMING_ELEMENTS = Set.of("link", "script", "img", "source", "video", "audio", "track",
            "embed", "input", "object");
    private static final Set<String> NAMING_SVG_ELEMENTS = Set.of("image", "use", "script");

    private final HtmlSource source;
    private final HtmlScanner html;
    private final OpenElements open = new OpenElements();
    private final List<HtmlReference> references = new ArrayList<>();
    private final List<HtmlScript> scripts = new ArrayList<>();
    private @Nullable HtmlText base;
    /** The last SVG script or style element, whose content is text. */
    private @Nullable HtmlElement svgElement;

    private HtmlReferences(HtmlSource source) {
        this.source = source;
        this.html = new HtmlScanner(source);
    }

    static HtmlPage in(HtmlSource source) {
        HtmlReferences page = new HtmlReferences(source);
        page.readAll();
        return new HtmlPage(List.copyOf(page.references), List.copyOf(page.scripts), page.base);
    }

    private void readAll() {
        for (var token = html.next(false); token != HtmlScanner.Token.END; token = html.next(open.isForeign())) {
            switch (token) {
                case START_TAG -> readStartTag();
                case END_TAG -> open.close(html.name());
                default -> readSvgText();
            }
        }
    }

    private void readStartTag() {
        Namespace namespace = open.namespaceOf(html);
        String name = html.name();
        boolean mayBeOff = html.hasAttribute("data-cache-buster");
        boolean style = html.hasAttribute("style");
        boolean names = isNaming(name, namespace);
        HtmlElement element = null;
        if (mayBeOff || style || names || html.hasEventHandler()) {
            element = element(namespace);
            addAttributes(element, namespace, names);
            addEventHandlers(element);
        }
        open.open(html, namespace, element != null && element.off());
        if (namespace == Namespace.HTML) {
            readHtmlContent(name, element);
        } else if (namespace == Namespace.SVG && (name.equals("script") || name.equals("style"))) {
            svgElement = element == null ? element(namespace) : element;
        }
    }

    /** A template can be included in SVG. */
    private boolean isNaming(String name, Namespace namespace) {
        boolean html = namespace == Namespace.HTML && (NAMING_ELEMENTS.contains(name) || name.equals("image"));
        boolean svg = namespace == Namespace.SVG || source.isTemplate() && namespace == Namespace.HTML
                && !name.equals("script");
        return html || svg && NAMING_SVG_ELEMENTS.contains(name);
    }

    /** Parsers change the name of {@code image} outside of SVG. */
    private HtmlElement element(Namespace namespace) {
        String name = html.name().equals("image") && namespace == Namespace.HTML && !source.isTemplate() ? "img" : html.name();
        List<HtmlAttribute> attributes = html.attributes();
        boolean off = open.isOff();
        for (HtmlAttribute attribute : attributes) {
            off |= attribute.name().equals("data-cache-buster")
                    && HtmlNames.lowerCase(attribute.value().text()).equals("off");
        }
        return new HtmlElement(name, html.start(), attributes, off);
    }

    private void addAttributes(HtmlElement element, Namespace namespace, boolean naming) {
        HtmlKinds kinds = new HtmlKinds(element, namespace, source.isTemplate());
        for (HtmlAttribute attribute : element.attributes()) {
            HtmlKind kind = attribute.name().equals("style") ? HtmlKind.INLINE_STYLE
                    : naming ? kinds.kind(attribute.name()) : null;
            if (kind == HtmlKind.INLINE_STYLE) {
                addStyle(element, attribute.value());
            } else if (kind != null && attribute.name().endsWith("srcset")) {
                addCandidates(kind, element, attribute.value());
            } else if (kind != null) {
                add(kind, element, attribute.value());
            }
        }
    }

    private void addEventHandlers(HtmlElement element) {
        for (HtmlAttribute attribute : element.attributes()) {
            String name = attribute.name();
            if (HtmlNames.isEventHandler(name, 0, name.length())) {
                scripts.add(new HtmlScript(attribute.value().start(), attribute.value().text()));
            }
        }
    }

    private void addCandidates(HtmlKind kind, HtmlElement element, HtmlText value) {
        for (Srcset.Candidate candidate : Srcset.candidates(value.text())) {
            add(kind, element, value.part(candidate.from(), candidate.to()));
        }
    }

    private void addStyle(HtmlElement element, HtmlText style) {
        for (HtmlText url : InlineStyle.urls(style)) {
            add(HtmlKind.INLINE_STYLE, element, url);
        }
    }

    /** A {@code data:} URL, possibly a large image, doesn't name a file, and neither does a mere fragment. */
    private void add(HtmlKind kind, HtmlElement element, HtmlText url) {
        if (url.startsWith("data:") || source.isCharacterData(url.start())) {
            return;
        }
        String text = url.text();
        int first = 0;
        while (first < text.length() && text.charAt(first) <= ' ') {
            first++;
        }
        if (first < text.length() && text.charAt(first) != '#' && !text.regionMatches(true, first, "data:", 0, 5)) {
            references.add(new HtmlReference(kind, url, element));
        }
    }

    private void readHtmlContent(String name, @Nullable HtmlElement known) {
        if (name.equals("base") && base == null && !open.isIn("template") && !open.isIn("noscript")) {
            HtmlAttribute href = html.hasAttribute("href") ? element(Namespace.HTML).attribute("href") : null;
            base = href == null ? null : href.value();
        }
        if (!HtmlNames.RAW_TEXT.contains(name)) {
            return;
        }
        HtmlElement element = known == null && name.equals("style") ? element(Namespace.HTML) : known;
        html.skipRawText(name);
        if (element != null && name.equals("script")) {
            addScript(element, html.start(), html.end(), element.attribute("src") == null || source.isTemplate());
        } else if (element != null && name.equals("style")) {
            addStyleElement(element, html.start(), html.end());
        }
    }

    /** In SVG, scripts and style sheets are ordinary text. */
    private void readSvgText() {
        if (svgElement == null || !open.isInSvg(svgElement.name())) {
            return;
        }
        if (svgElement.name().equals("script")) {
            addScript(svgElement, html.start(), html.end(), true);
        } else {
            addStyleElement(svgElement, html.start(), html.end());
        }
    }

    private void addScript(HtmlElement element, int start, int end, boolean isInline) {
        ScriptType type = ScriptType.of(element);
        if (type == ScriptType.IMPORT_MAP) {
            for (HtmlText url : ImportMapUrls.in(HtmlText.of(source, start, end, HtmlText.Quotes.RAW))) {
                add(HtmlKind.IMPORT_MAP, element, url);
            }
        } else if (type != ScriptType.DATA && isInline && start < end) {
            scripts.add(new HtmlScript(start, source.script(start, end)));
        }
    }

    private void addStyleElement(HtmlElement element, int start, int end) {
        HtmlAttribute type = element.attribute("type");
        String written = type == null ? "" : HtmlNames.lowerCase(type.value().text());
        if (written.isEmpty() || written.equals("text/css") || written.indexOf(HtmlText.TAG) >= 0) {
            addStyle(element, HtmlText.of(source, start, end, HtmlText.Quotes.RAW));
        }
    }
}
