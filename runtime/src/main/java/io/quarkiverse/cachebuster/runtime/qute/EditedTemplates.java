package io.quarkiverse.cachebuster.runtime.qute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.cachebuster.runtime.page.EditedTemplate;
import io.quarkiverse.cachebuster.runtime.page.PageUrls;
import io.quarkus.qute.ParserHelper;

/**
 * The changes to templates that the build has recorded.
 */
public final class EditedTemplates {

    private final PageUrls urls;
    private final Map<String, List<EditedTemplate>> byId = new HashMap<>();

    public EditedTemplates(List<EditedTemplate> templates, PageUrls urls) {
        this.urls = urls;
        templates.forEach(template -> template.ids()
                .forEach(id -> byId.computeIfAbsent(id, key -> new ArrayList<>(1)).add(template)));
    }

    /** Applies the changes to the template, if there are any, before it is parsed. */
    void edit(ParserHelper template) {
        List<EditedTemplate> candidates = byId.get(template.getTemplateId());
        if (candidates != null) {
            template.addContentFilter(text -> edit(candidates, text));
        }
    }

    /** An id can stand for several templates, and also for text that is parsed at run time. */
    private String edit(List<EditedTemplate> candidates, String text) {
        for (EditedTemplate candidate : candidates) {
            if (candidate.hasText(text)) {
                return candidate.edit(text, urls);
            }
        }
        return text;
    }
}
