package io.quarkiverse.cachebuster.runtime.qute;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import io.quarkus.qute.EngineBuilder;

/**
 * Gives plain URLs in templates their ids before Qute parses the templates, so that rendering costs nothing.
 */
@Singleton
public final class PlainUrls {

    private final Instance<EditedTemplates> recorded;

    /** @param recorded none if no template is changed */
    PlainUrls(Instance<EditedTemplates> recorded) {
        this.recorded = recorded;
    }

    /** Comes first, since the positions of changes refer to the text before any other parser hook has changed it. */
    void addTo(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) EngineBuilder engine) {
        if (recorded.isResolvable()) {
            engine.addParserHook(recorded.get()::edit);
        }
    }
}
