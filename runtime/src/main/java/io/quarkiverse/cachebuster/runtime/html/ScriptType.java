package io.quarkiverse.cachebuster.runtime.html;

import java.util.Set;

/**
 * What a script element is (HTML, section 4.12.1.1, "prepare the script element").
 */
enum ScriptType {
    CLASSIC,
    /** also if the type is computed */
    MODULE,
    IMPORT_MAP,
    /** data that a browser doesn't run */
    DATA;

    /** MIME Sniffing, section 4.6. */
    private static final Set<String> JAVASCRIPT = Set.of("application/ecmascript", "application/javascript",
            "application/x-ecmascript", "application/x-javascript", "text/ecmascript", "text/javascript",
            "text/javascript1.0", "text/javascript1.1", "text/javascript1.2", "text/javascript1.3", "text/javascript1.4",
            "text/javascript1.5", "text/jscript", "text/livescript", "text/x-ecmascript", "text/x-javascript");

    static ScriptType of(HtmlElement script) {
        boolean module = false;
        ScriptType first = null;
        for (HtmlAttribute attribute : script.attributes()) {
            if (attribute.name().equals("type")) {
                ScriptType type = of(attribute.value().text());
                module |= type == MODULE;
                first = first == null ? type : first;
            }
        }
        if (first != null) {
            // sections of a template can choose between several types
            return module ? MODULE : first;
        }
        HtmlAttribute language = script.attribute("language");
        return language == null || language.value().text().isEmpty() ? CLASSIC : of("text/" + language.value().text());
    }

    private static ScriptType of(String written) {
        if (written.indexOf(HtmlText.TAG) >= 0) {
            return MODULE;
        }
        String type = HtmlNames.lowerCase(written.strip());
        return switch (type) {
            case "module" -> MODULE;
            case "importmap" -> IMPORT_MAP;
            default -> written.isEmpty() || JAVASCRIPT.contains(type) ? CLASSIC : DATA;
        };
    }
}
