package io.quarkiverse.cachebuster.runtime.page;

/**
 * The parts of the run-time configuration that affect URLs in pages.
 *
 * @param delivered whether assets are sent by us
 * @param baseUrl the base URL, escaped for any place in an attribute and for Qute; empty for none
 * @param otherHost whether the base URL has a host
 * @param modules whether modules can be loaded from the base URL
 */
public record PageUrls(boolean delivered, String baseUrl, boolean otherHost, boolean modules) {

    /**
     * @param baseUrl without a trailing slash; empty for none
     * @param otherHost whether it has a host
     * @param corsHeaders whether assets may be read by any page; browsers load modules from another host only then
     */
    public static PageUrls of(boolean delivered, String baseUrl, boolean otherHost, boolean corsHeaders) {
        return new PageUrls(delivered, escape(baseUrl), otherHost, !otherHost || corsHeaders);
    }

    private static String escape(String baseUrl) {
        return baseUrl.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&#34;")
                .replace("'", "&#39;").replace("{", "&#123;").replace("}", "&#125;");
    }

    boolean allow(TemplateEdit.Condition condition) {
        return switch (condition) {
            case ALWAYS -> true;
            case DELIVERED -> delivered;
            case NOT_DELIVERED -> !delivered;
            case BASE_URL -> !baseUrl.isEmpty();
            case MODULE_BASE_URL -> !baseUrl.isEmpty() && modules;
            case CROSS_ORIGIN -> otherHost;
        };
    }

    String textOf(TemplateEdit edit) {
        return switch (edit.condition()) {
            case BASE_URL, MODULE_BASE_URL -> baseUrl;
            case ALWAYS, DELIVERED, NOT_DELIVERED, CROSS_ORIGIN -> edit.text();
        };
    }
}
