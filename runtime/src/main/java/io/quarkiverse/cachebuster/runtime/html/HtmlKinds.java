package io.quarkiverse.cachebuster.runtime.html;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.html.OpenElements.Namespace;

/**
 * How the attributes of an element name files.
 */
final class HtmlKinds {

    private static final Set<String> ICONS = Set.of("icon", "mask-icon", "apple-touch-icon", "apple-touch-icon-precomposed",
            "apple-touch-startup-image");

    private final HtmlElement element;
    private final Namespace namespace;
    private final boolean template;

    HtmlKinds(HtmlElement element, Namespace namespace, boolean template) {
        this.element = element;
        this.namespace = namespace;
        this.template = template;
    }

    /** Null if the attribute names nothing that a browser loads. */
    @Nullable
    HtmlKind kind(String attribute) {
        boolean html = namespace == Namespace.HTML;
        return switch (element.name()) {
            case "link" -> link(attribute);
            case "script" -> script(attribute);
            case "img" -> image(attribute);
            // a template can be included in SVG
            case "image" -> isLink(attribute) ? HtmlKind.IMAGE : html && template ? image(attribute) : null;
            case "use" -> isLink(attribute) ? HtmlKind.USE : null;
            case "source" -> attribute.equals("srcset") ? HtmlKind.SRCSET : source(attribute, HtmlKind.MEDIA);
            case "video" -> attribute.equals("poster") ? HtmlKind.POSTER : source(attribute, HtmlKind.MEDIA);
            case "audio" -> source(attribute, HtmlKind.MEDIA);
            case "track" -> source(attribute, HtmlKind.TRACK);
            case "embed" -> source(attribute, HtmlKind.EMBED);
            case "input" -> hasType("image") ? source(attribute, HtmlKind.IMAGE) : null;
            case "object" -> attribute.equals("data") ? HtmlKind.OBJECT : null;
            default -> null;
        };
    }

    private static @Nullable HtmlKind source(String attribute, HtmlKind kind) {
        return attribute.equals("src") ? kind : null;
    }

    private static @Nullable HtmlKind image(String attribute) {
        return attribute.equals("srcset") ? HtmlKind.SRCSET : source(attribute, HtmlKind.IMAGE);
    }

    private static boolean isLink(String attribute) {
        return attribute.equals("href") || attribute.equals("xlink:href");
    }

    private @Nullable HtmlKind script(String attribute) {
        if (namespace == Namespace.SVG ? !isLink(attribute) : !attribute.equals("src")) {
            return null;
        }
        return switch (ScriptType.of(element)) {
            case CLASSIC -> HtmlKind.SCRIPT;
            case MODULE -> HtmlKind.MODULE;
            default -> null;
        };
    }

    private boolean hasType(String type) {
        return element.attributes().stream().anyMatch(attribute -> attribute.name().equals("type")
                && HtmlNames.lowerCase(attribute.value().text()).equals(type));
    }

    private @Nullable HtmlKind link(String attribute) {
        if (!attribute.equals("href") && !attribute.equals("imagesrcset")) {
            return null;
        }
        Set<String> relations = relations();
        if (attribute.equals("imagesrcset")) {
            return relations.contains("preload") ? HtmlKind.PRELOAD : null;
        } else if (relations.contains("manifest")) {
            return HtmlKind.MANIFEST;
        } else if (relations.contains("stylesheet")) {
            return HtmlKind.STYLE_SHEET;
        } else if (relations.contains("modulepreload")) {
            return HtmlKind.MODULE_PRELOAD;
        } else if (relations.contains("preload")) {
            return HtmlKind.PRELOAD;
        } else if (relations.stream().anyMatch(ICONS::contains)) {
            return HtmlKind.ICON;
        }
        return relations.contains("prefetch") ? HtmlKind.PREFETCH : null;
    }

    /** In a template, sections can choose between several {@code rel} attributes. */
    private Set<String> relations() {
        Set<String> relations = new HashSet<>();
        for (HtmlAttribute attribute : element.attributes()) {
            if (attribute.name().equals("rel")) {
                addTokens(HtmlNames.lowerCase(attribute.value().text()), relations);
            }
        }
        return relations;
    }

    private static void addTokens(String text, Set<String> tokens) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || HtmlScanner.isWhitespace(text.charAt(i))) {
                if (i > start) {
                    tokens.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
    }
}
