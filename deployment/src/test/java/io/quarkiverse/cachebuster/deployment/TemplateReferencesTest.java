package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cachebuster.deployment.TemplateCall.Kind;
import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.link.Position;
import io.quarkiverse.cachebuster.runtime.link.Problem;
import io.quarkiverse.cachebuster.runtime.link.Reference;

class TemplateReferencesTest {

    @Test
    void haveATargetAndAPosition() {
        assertThat(in("""
                <link href="{asset:url('/x.css')}">
                  {cacheId('x.css?a#b')}{asset:integrity('/js/a.js')}
                """)).containsExactly(
                Reference.to("/x.css", Kind.URL, "asset:url('/x.css')", new Position("page.html", 1, 13)),
                Reference.to("/x.css", Kind.CACHE_ID, "cacheId('x.css?a#b')", new Position("page.html", 2, 3)),
                Reference.to("/js/a.js", Kind.INTEGRITY, "asset:integrity('/js/a.js')", new Position("page.html", 2, 25)));
    }

    @Test
    void includeAllModulesMatchedByAnImportMap() {
        assertThat(in("{asset:importmap('/js/**', '/late/*.js')}")).containsExactly(
                Reference.to("/js/a.js", Kind.IMPORT_MAP, "asset:importmap('/js/**','/late/*.js')",
                        new Position("page.html", 1, 1)),
                Reference.to("/js/b.mjs", Kind.IMPORT_MAP, "asset:importmap('/js/**','/late/*.js')",
                        new Position("page.html", 1, 1)));
    }

    @Test
    void includeAllModulesMatchedByTheContentOfAnImportMap() {
        assertThat(in("{asset:importmapJson('/js/*.js', '/gone/**')}")).extracting(Reference::target, Reference::problem)
                .containsExactly(tuple("/js/a.js", null),
                        tuple(null, new Problem.Unknown("no JavaScript module (.js, .mjs) matches '/gone/**'")));
    }

    @Test
    void areListedOncePerPosition() {
        assertThat(in("{cacheId('/x.css')}{cacheId('/x.css')}")).extracting(each -> each.position().column())
                .containsExactly(1, 20);
    }

    @Test
    void describeTheirProblem() {
        assertThat(in("{asset:ulr('/x.css')}{cacheId('/gone.css')}")).extracting(Reference::problem).containsExactly(
                new Problem.Other("'asset' has no method 'ulr'; did you mean 'url'?"),
                new Problem.Unknown("no static resource '/gone.css'"));
    }

    @Test
    void needAFileOfTheApplicationForAnIdOrAnIntegrity() {
        assertThat(in("{asset:integrity('/js/gone.js')}{asset:integrity('https://example.com/a.js')}"
                + "{cacheId('https://example.com/x.css')}")).extracting(Reference::problem).containsExactly(
                        new Problem.Unknown("no static resource '/js/gone.js'"),
                        new Problem.Other("'https://example.com/a.js' is not a file of this application"),
                        new Problem.Other("'https://example.com/x.css' is not a file of this application"));
    }

    @Test
    void excludeComputedExternalUncheckedAndForeignOnes() {
        assertThat(in("{cacheId(path)}{asset:url('https://example.com/x.css')}{cacheId('/late/1.png')}"
                + "{item.cacheId('/x.css')}")).isEmpty();
    }

    @Test
    void areListedAfterThoseOfDocuments() {
        Reference sheet = Reference.unresolved(new Problem.Refused(), CssSyntax.Kind.URL, "%", new Position("/x.css", 1, 1));
        ReferencesBuildItem all = new ReferencesBuildItem(List.of(sheet), List.of(),
                new CheckedSite().template("page.html", "{cacheId('/gone')}{cacheId('/x.css')}").references());

        assertThat(all.references()).extracting(Reference::text)
                .containsExactly("%", "cacheId('/gone')", "cacheId('/x.css')");
        assertThat(all.unresolved(CssSyntax.Kind.class)).containsExactly(sheet);
        assertThat(all.unresolved(Kind.class)).singleElement()
                .satisfies(each -> assertThat(all.origin(each).getLineCharacterStart()).isEqualTo(1));
    }

    private static List<Reference> in(String template) {
        return List.copyOf(new CheckedSite().template("page.html", template).references().keySet());
    }
}
