package io.quarkiverse.cachebuster.it;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Type-safe templates of the pages.
 */
@CheckedTemplate
class Templates {

    private Templates() {
    }

    static native TemplateInstance home(List<Picture> pictures, Picture pick, List<String> awkwardNames);

    /** The fragment {@code pick} of the home page. */
    static native TemplateInstance home$pick(Picture pick);

    static native TemplateInstance plain(List<Picture> pictures);

    static native TemplateInstance wrong(List<Mistake> mistakes);
}
