package io.quarkiverse.cachebuster.deployment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.find.AssetLookup;
import io.quarkiverse.cachebuster.runtime.find.RecordedAssets;
import io.quarkiverse.cachebuster.runtime.find.WebDependencies;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.url.PathGlobs;
import io.quarkus.qute.Engine;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.TemplateNode.Origin;
import io.quarkus.qute.UserTagSectionHelper;

/**
 * A site with the assets {@code /x.css}, {@code /js/a.js} and {@code /js/b.mjs}; what is below {@code /late/} is unchecked.
 */
final class CheckedSite {

    private final Map<String, String> templates = new LinkedHashMap<>();
    private Set<String> taken = Set.of();
    private boolean ownsNamespace = true;

    CheckedSite template(String path, String text) {
        templates.put(path, text);
        return this;
    }

    /** Names that the application uses. */
    CheckedSite taken(String... names) {
        taken = Set.of(names);
        return this;
    }

    /** The application has a resolver for the namespace {@code asset} too. */
    CheckedSite sharedNamespace() {
        ownsNamespace = false;
        return this;
    }

    Map<Reference, Origin> references() {
        EngineBuilder builder = Engine.builder().addDefaults();
        templates.keySet().stream().filter(path -> path.startsWith("tags/")).forEach(path -> builder.addSectionHelper(
                new UserTagSectionHelper.Factory(path.substring("tags/".length(), path.indexOf('.')), path)));
        Engine engine = builder.build();
        List<ReadTemplate> read = templates.entrySet().stream()
                .map(each -> TemplateReader.read(each.getKey(), engine.parse(each.getValue()).getNodes())).toList();
        AssetRules rules = new AssetRules(path -> true, 16, "");
        AssetManifest manifest = AssetManifest.of(Stream.of("/x.css", "/js/a.js", "/js/b.mjs")
                .map(path -> rules.asset(path, path.getBytes())).toList());
        return new TemplateReferences(new AssetLookup(new RecordedAssets(manifest), "", WebDependencies.NONE,
                PathGlobs.of(List.of("/late/**"), List.of())), rules,
                new NearMisses(taken::contains, read.stream().flatMap(each -> each.introduced().stream())
                        .collect(Collectors.toSet()), ownsNamespace))
                .in(read);
    }

    /** What the build says about these templates. */
    List<String> problems() {
        return references().keySet().stream().filter(each -> each.problem() != null)
                .map(each -> each.position() + " - {" + each.text() + "}: " + each.problem().describe(List.of())).toList();
    }
}
