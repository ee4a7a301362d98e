package io.quarkiverse.cachebuster.benchmarks.micro;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.runtime.ManyAssets;
import io.quarkiverse.cachebuster.runtime.qute.AssetNamespace;
import io.quarkiverse.cachebuster.runtime.qute.CacheIdResolver;
import io.quarkiverse.cachebuster.runtime.qute.SplicedPage;
import io.quarkus.qute.Engine;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;

/**
 * Renders a page with 20 references. All benchmarks write the same values, but get them in different ways.
 */
@State(Scope.Thread)
public class Render {

    private static final int REFERENCES = 20;
    private static final Variant HTML = Variant.forContentType(Variant.TEXT_HTML);

    private final CacheBuster cacheBuster = ManyAssets.cacheBuster(ManyAssets.manifest(1001));
    private final SplicedPage plain = new SplicedPage("page.html", source(ManyAssets::path));
    private final Engine engine = engine();
    private final Map<String, Object> data = new HashMap<>();

    private Template text;
    private Template propertyWithId;
    private Template idFolded;
    private Template idComputed;
    private Template textWithUrl;
    private Template urlSpliced;
    private Template propertyWithUrl;
    private Template urlFolded;
    private Template urlComputed;

    private Engine engine() {
        EngineBuilder engine = Engine.builder().addDefaults()
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .addValueResolver(new CacheIdResolver(cacheBuster))
                .addNamespaceResolver(new AssetNamespace(cacheBuster));
        plain.addTo(engine, cacheBuster::url);
        return engine.build();
    }

    @Setup
    public void parse() {
        for (int i = 0; i < REFERENCES; i++) {
            data.put("path" + i, ManyAssets.path(i));
            data.put("id" + i, cacheBuster.cacheId(ManyAssets.path(i)));
            data.put("url" + i, cacheBuster.url(ManyAssets.path(i)));
        }
        text = page(i -> (String) data.get("id" + i));
        propertyWithId = page(i -> "{id" + i + "}");
        idFolded = page(i -> "{cacheId('" + ManyAssets.path(i) + "')}");
        idComputed = page(i -> "{cacheId(path" + i + ")}");
        textWithUrl = page(i -> (String) data.get("url" + i));
        urlSpliced = engine.parse(plain.source(), HTML, plain.id());
        propertyWithUrl = page(i -> "{url" + i + "}");
        urlFolded = page(i -> "{asset:url('" + ManyAssets.path(i) + "')}");
        urlComputed = page(i -> "{asset:url(path" + i + ")}");
        sameOutput(text, propertyWithId, idFolded, idComputed);
        sameOutput(textWithUrl, urlSpliced, propertyWithUrl, urlFolded, urlComputed);
    }

    private Template page(IntFunction<String> reference) {
        return engine.parse(source(reference), HTML);
    }

    private static String source(IntFunction<String> reference) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n");
        for (int i = 0; i < REFERENCES; i++) {
            page.append("<img alt=\"A picture\" src=\"").append(reference.apply(i)).append("\">\n");
        }
        return page.toString();
    }

    private void sameOutput(Template first, Template... others) {
        for (Template other : others) {
            if (!other.render(data).equals(first.render(data))) {
                throw new IllegalStateException(first.render(data) + other.render(data));
            }
        }
    }

    @Benchmark
    public String text() {
        return text.render(data);
    }

    @Benchmark
    public String propertyWithId() {
        return propertyWithId.render(data);
    }

    @Benchmark
    public String idFolded() {
        return idFolded.render(data);
    }

    @Benchmark
    public String idComputed() {
        return idComputed.render(data);
    }

    @Benchmark
    public String textWithUrl() {
        return textWithUrl.render(data);
    }

    @Benchmark
    public String urlSpliced() {
        return urlSpliced.render(data);
    }

    @Benchmark
    public String propertyWithUrl() {
        return propertyWithUrl.render(data);
    }

    @Benchmark
    public String urlFolded() {
        return urlFolded.render(data);
    }

    @Benchmark
    public String urlComputed() {
        return urlComputed.render(data);
    }
}
