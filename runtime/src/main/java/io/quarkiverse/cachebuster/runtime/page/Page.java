package io.quarkiverse.cachebuster.runtime.page;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.html.HtmlPage;
import io.quarkiverse.cachebuster.runtime.link.Position;

/**
 * A static HTML page or an HTML template.
 */
public final class Page {

    private final String name;
    private final HtmlPage html;
    private final Lines lines;
    /** Null for a static page. */
    private final @Nullable String template;

    private Page(String name, HtmlPage html, Lines lines, @Nullable String template) {
        this.name = name;
        this.html = html;
        this.lines = lines;
        this.template = template;
    }

    /** The static page with this canonical path. */
    public static Page of(String path, byte[] bytes) {
        return new Page(path, HtmlPage.of(bytes), Lines.of(path, bytes), null);
    }

    /** @param alternativeExpressions whether expressions start with an equals sign */
    public static Page ofTemplate(String path, String text, boolean alternativeExpressions) {
        return new Page(path, HtmlPage.ofTemplate(text, alternativeExpressions), Lines.of(path, text), text);
    }

    /** The canonical path of a static page, or the path of a template. */
    public String name() {
        return name;
    }

    public HtmlPage html() {
        return html;
    }

    public boolean isTemplate() {
        return template != null;
    }

    /**
     * The decoded path of what its relative URLs are relative to; null if it is unknown.
     *
     * @param rootPath the HTTP root path without a trailing slash
     */
    public @Nullable String baseUrl(String rootPath) {
        return Base.of(List.of(this), isTemplate() ? null : rootPath + name).path();
    }

    Position position(int at) {
        return lines.position(at);
    }

    /** This template with these changes. */
    public EditedTemplate edited(List<TemplateEdit> edits) {
        return EditedTemplate.of(name, Objects.requireNonNull(template), edits);
    }
}
