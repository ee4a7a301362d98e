package io.quarkiverse.cachebuster.deployment;

import static io.quarkus.deployment.annotations.ExecutionTime.RUNTIME_INIT;

import java.util.List;

import jakarta.inject.Singleton;

import io.quarkiverse.cachebuster.runtime.CacheBusterRecorder;
import io.quarkiverse.cachebuster.runtime.page.PackedTemplates;
import io.quarkiverse.cachebuster.runtime.qute.EditedTemplates;
import io.quarkiverse.cachebuster.runtime.qute.PlainUrls;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.IsDevelopment;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Record;

/**
 * Records the changes to templates. In dev mode, templates are left as they are, since everything is revalidated anyway.
 */
class PlainUrlsProcessor {

    /** Adds the bean even if no template is edited: templates are only found after bean discovery. */
    @BuildStep(onlyIfNot = IsDevelopment.class)
    AdditionalBeanBuildItem editTemplates() {
        return AdditionalBeanBuildItem.unremovableOf(PlainUrls.class);
    }

    @BuildStep(onlyIfNot = IsDevelopment.class)
    @Record(RUNTIME_INIT)
    void recordEdits(List<EditedTemplateBuildItem> edited, DeliveryBuildItem delivery, CacheBusterRecorder recorder,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        if (edited.isEmpty()) {
            return;
        }
        List<String> packed = PackedTemplates.pack(edited.stream().map(EditedTemplateBuildItem::template).toList());
        beans.produce(SyntheticBeanBuildItem.configure(EditedTemplates.class)
                .scope(Singleton.class)
                .setRuntimeInit()
                .runtimeValue(recorder.editedTemplates(packed, !delivery.isByServletContainer()))
                .done());
    }
}
