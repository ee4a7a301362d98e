package io.quarkiverse.cachebuster.runtime.qute;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.quarkiverse.cachebuster.runtime.html.HtmlPage;
import io.quarkiverse.cachebuster.runtime.html.HtmlReference;
import io.quarkiverse.cachebuster.runtime.page.EditedTemplate;
import io.quarkiverse.cachebuster.runtime.page.PageUrls;
import io.quarkiverse.cachebuster.runtime.page.TemplateEdit;
import io.quarkiverse.cachebuster.runtime.page.TemplateEdit.Condition;
import io.quarkiverse.cachebuster.runtime.url.Splice;
import io.quarkus.qute.EngineBuilder;

/**
 * A template with plain URLs that get their ids when it is parsed, as in a packaged application; in this package because the
 * parser hook is package-private.
 *
 * @param id under which the template must be parsed
 */
public record SplicedPage(String id, String source) {

    /** Makes the engine replace each URL of this template. */
    public void addTo(EngineBuilder engine, UnaryOperator<String> urls) {
        List<TemplateEdit> edits = new ArrayList<>();
        for (HtmlReference reference : HtmlPage.ofTemplate(source, false).references()) {
            String url = reference.url().text();
            Splice splice = reference.url().inDocument(new Splice(0, url.length(), urls.apply(url)));
            edits.add(new TemplateEdit(splice.from(), splice.to(), splice.replacement(), Condition.ALWAYS));
        }
        EditedTemplates templates = new EditedTemplates(List.of(EditedTemplate.of(id, source, edits)),
                PageUrls.of(true, "", false, false));
        engine.addParserHook(templates::edit);
    }
}
