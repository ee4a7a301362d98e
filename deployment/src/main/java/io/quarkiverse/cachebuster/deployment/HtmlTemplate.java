package io.quarkiverse.cachebuster.deployment;

import java.net.URLConnection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.quarkus.qute.deployment.TemplatePathBuildItem;

/**
 * A template whose output is HTML.
 *
 * @param path below the template root
 * @param text what Qute parses
 */
record HtmlTemplate(String path, String text) {

    /**
     * Selects the HTML templates, sorted by path.
     *
     * @param contentTypes the configured content types, by suffix (quarkus.qute.content-types)
     */
    static List<HtmlTemplate> in(List<TemplatePathBuildItem> templates, Map<String, String> contentTypes) {
        return templates.stream().filter(each -> isHtml(each.getPath(), contentTypes))
                .map(each -> new HtmlTemplate(each.getPath(), each.getContent()))
                .sorted(Comparator.comparing(HtmlTemplate::path)).toList();
    }

    /** By the content type that Qute gives the template, which also decides whether it escapes values. */
    static boolean isHtml(String path, Map<String, String> contentTypes) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String type = dot < 0 ? null : contentType(name, contentTypes.get(name.substring(dot + 1)));
        return type != null && (type.startsWith("text/html") || type.startsWith("application/xhtml+xml"));
    }

    private static @Nullable String contentType(String name, @Nullable String configured) {
        return configured != null ? configured : URLConnection.getFileNameMap().getContentTypeFor(name);
    }
}
