package io.quarkiverse.cachebuster.runtime.page;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.PlainUrl;
import io.quarkiverse.cachebuster.runtime.link.ServedDocument;
import io.quarkiverse.cachebuster.runtime.page.TemplateEdit.Condition;

/**
 * Rewrites static pages, after all other documents, since pages contain the ids of those.
 */
public final class StaticPages {

    private static final Set<Condition> APPLICABLE = Set.of(Condition.ALWAYS, Condition.DELIVERED);

    private StaticPages() {
    }

    /**
     * A page as it is served under its URL.
     *
     * @param own the page as it is in its file
     */
    public static ServedDocument serve(String path, byte[] own, PageLinks links, AssetRules rules) {
        byte[] bytes = edited(own, links.edits());
        Asset asset = rules.asset(path, bytes).withPlainUrl(PlainUrl.CURRENT_BYTES);
        return new ServedDocument(bytes == own ? asset : asset.withOwn(Content.of(Fingerprint.of(own), own.length)), bytes, own,
                links.references());
    }

    private static byte[] edited(byte[] page, List<TemplateEdit> edits) {
        List<TemplateEdit> applicable = edits.stream().filter(edit -> APPLICABLE.contains(edit.condition())).toList();
        if (applicable.isEmpty()) {
            return page;
        }
        ByteArrayOutputStream result = new ByteArrayOutputStream(page.length + 32 * applicable.size());
        int at = 0;
        for (TemplateEdit edit : applicable) {
            result.write(page, at, edit.from() - at);
            result.writeBytes(edit.text().getBytes(StandardCharsets.US_ASCII));
            at = edit.to();
        }
        result.write(page, at, page.length - at);
        return result.toByteArray();
    }
}
