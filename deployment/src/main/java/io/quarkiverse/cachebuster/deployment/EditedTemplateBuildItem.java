package io.quarkiverse.cachebuster.deployment;

import io.quarkiverse.cachebuster.runtime.page.EditedTemplate;
import io.quarkus.builder.item.MultiBuildItem;

/**
 * A template in which plain URLs get ids.
 */
public final class EditedTemplateBuildItem extends MultiBuildItem {

    private final EditedTemplate template;

    public EditedTemplateBuildItem(EditedTemplate template) {
        this.template = template;
    }

    EditedTemplate template() {
        return template;
    }
}
