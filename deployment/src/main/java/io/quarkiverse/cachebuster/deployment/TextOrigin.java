package io.quarkiverse.cachebuster.deployment;

import java.util.Optional;

import io.quarkiverse.cachebuster.deployment.StrayCalls.Stray;
import io.quarkus.qute.TemplateNode.Origin;
import io.quarkus.qute.Variant;

/**
 * The position of text in a template.
 */
record TextOrigin(String templateId, String generatedId, Stray stray) implements Origin {

    @Override
    public int getLine() {
        return stray.position().line();
    }

    @Override
    public int getLineCharacterStart() {
        return stray.position().column();
    }

    @Override
    public int getLineCharacterEnd() {
        return getLineCharacterStart() + stray.text().length();
    }

    @Override
    public String getTemplateId() {
        return templateId;
    }

    @Override
    public String getTemplateGeneratedId() {
        return generatedId;
    }

    @Override
    public Optional<Variant> getVariant() {
        return Optional.empty();
    }
}
