package io.quarkiverse.cachebuster.runtime.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.find.WebDependencies;
import io.quarkiverse.cachebuster.runtime.link.LinkRules;
import io.quarkiverse.cachebuster.runtime.link.MemoryFiles;
import io.quarkiverse.cachebuster.runtime.link.Position;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ServiceWorkersTest {

    /** Precaches what only its literals name. */
    private static final String LISTING = "caches.open(1);['/x.png?1']";
    private static final String HELD = "the service worker /sw.js:1:18 precaches it";
    /** Precaches anything. */
    private static final String UNLISTED = "importScripts(a)";

    private final Map<String, String> site = new TreeMap<>(
            Map.of("/x.png", "", "/y.png", "", "/img/x.png", "", "/app/x.png", ""));
    private String rootPath = "";
    private WebDependencies webDependencies = WebDependencies.NONE;

    private ServiceWorkersTest with(String path, String content) {
        site.put(path, content);
        return this;
    }

    private SiteScripts scripts(Registration... inline) {
        MemoryFiles files = new MemoryFiles();
        site.forEach(files::with);
        FileNames names = FileNames.of(site.keySet());
        List<ScriptFindings> findings = site.keySet().stream().filter(NamedInScripts::isScript)
                .map(path -> search(names, path)).toList();
        return SiteScripts.of(findings, List.of(inline), files,
                new LinkRules(MemoryFiles.RULES, MemoryFiles.QUERY, rootPath, webDependencies, List.of(new CssSyntax())));
    }

    private ScriptFindings search(FileNames names, String path) {
        try {
            return names.search(path, new ByteArrayInputStream(site.get(path).getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String whyPlain(String path) {
        return scripts().whyPlain(path);
    }

    private static List<Registration> inline(String document, String script) {
        return FileNames.of(List.of("/x.png")).search(new Position(document, 1, 1), script).registrations();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "navigator.serviceWorker.register('/sw.js')",
            "navigator.serviceWorker.register(\"/sw.js\")",
            "navigator.serviceWorker.register(`/sw.js`)",
            "navigator.serviceWorker?.register('/sw.js')",
            "navigator?.serviceWorker?.register?.('/sw.js')",
            "\"serviceWorker\"in navigator&&navigator.serviceWorker.register(\"/sw.js\").then((e=>{}))",
            "navigator\n  .serviceWorker // here\n  .register(\n    /* the worker */ '/sw.js',\n  )",
            "const {serviceWorker} = navigator; serviceWorker.register('/sw.js')",
            "navigator.serviceWorker.register('/sw.js', {scope: '/'})",
            "navigator.serviceWorker.register('/sw.js', {type: 'module', updateViaCache: 'none'})",
            "navigator.serviceWorker.register('/sw.js?v=1#a')",
            "navigator.serviceWorker.register('/sw.js?v=' + version)",
            "navigator.serviceWorker.register(`/sw.js?v=${version}`)",
            "navigator.serviceWorker.register(base + '/sw.js')",
            "navigator.serviceWorker.register(`${base}/sw.js`, {scope: `${base}/`})",
            "navigator.serviceWorker.register(isTest ? '/test.js' : '/sw.js')",
            "navigator.serviceWorker.register(policy.createScriptURL('/sw.js'))",
            "navigator.serviceWorker.register('\\x2fsw.js')",
            "navigator.serviceWorker.register('/a/../s%77.js')",
            "navigator.serviceWorker.register('sw.js')",
            "navigator.serviceWorker.register('./sw.js')",
            "navigator.serviceWorker.register('../sw.js')",
            "navigator.serviceWorker.register(new URL('../sw.js', import.meta.url))",
            "navigator.serviceWorker.register(new URL('../sw.js', import.meta.url), {scope: '/'})",
    })
    void findsTheWorker(String script) {
        assertThat(with("/js/app.js", script).with("/sw.js", LISTING).whyPlain("/x.png")).isEqualTo(HELD);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "// navigator.serviceWorker.register('/sw.js')",
            "/* navigator.serviceWorker.register('/sw.js') */",
            "a = \"navigator.serviceWorker.register('/sw.js')\"",
            "a = /navigator.serviceWorker.register('sw.js')/",
            "navigator.serviceWorker.register(url)",
            "navigator.serviceWorker.register(url, '/sw.js')",
            "navigator.serviceWorker.register",
            "navigator.serviceWorker.register('/sw.js'",
            "navigator.serviceWorker.register(a), b('/sw.js')",
            "navigator.serviceWorker.getRegistration('/sw.js')",
            "navigator.serviceWorker.ready.register('/sw.js')",
            "registry.register('/sw.js')",
            "navigator.serviceWorkers.register('/sw.js')",
            "navigator.serviceWorker.register('/other/sw.js')",
            "navigator.serviceWorker.register('https://cdn.example/sw.js')",
            "navigator.serviceWorker.register('//cdn.example/sw.js')",
            "navigator.serviceWorker.register('/y.png')",
            "navigator.serviceWorker.register(new URL('sw.js', import.meta.url))",
    })
    void ignoresWhatRegistersNoWorker(String script) {
        assertThat(with("/js/app.js", script).with("/sw.js", LISTING).whyPlain("/x.png")).isNull();
    }

    @Test
    void findsWorkersOfRelativeUrlsFirstAtTheRootAndThenNextToTheScript() {
        with("/js/app.js", "navigator.serviceWorker.register('sw.js')").with("/js/sw.js", "caches;'/x.png?'")
                .with("/lib/sw.js", "caches;'/y.png?'");
        assertThat(whyPlain("/x.png")).isEqualTo("the service worker /js/sw.js:1:9 precaches it");
        assertThat(whyPlain("/y.png")).isNull();

        with("/sw.js", "caches;'/y.png?'");
        assertThat(whyPlain("/x.png")).isNull();
        assertThat(whyPlain("/y.png")).isEqualTo("the service worker /sw.js:1:9 precaches it");
    }

    @Test
    void findsTheOnlyScriptThatEndsWithARelativeUrl() {
        with("/js/app.js", "navigator.serviceWorker.register('./pwa/sw.js')").with("/shop/pwa/sw.js", "caches;'/x.png?'");
        assertThat(whyPlain("/x.png")).isEqualTo("the service worker /shop/pwa/sw.js:1:9 precaches it");

        with("/news/pwa/sw.js", "");
        assertThat(whyPlain("/x.png")).isNull();
    }

    @Test
    void resolvesUrlsInStaticPagesAgainstThePage() {
        with("/app/sw.js", LISTING).with("/sw.js", LISTING);
        List<Registration> registrations = inline("/app/index.html", "navigator.serviceWorker.register('sw.js')");

        assertThat(scripts(registrations.get(0)).whyPlain("/x.png"))
                .isEqualTo("the service worker /app/sw.js:1:18 precaches it");
    }

    @Test
    void resolvesUrlsInTemplatesAgainstTheRoot() {
        with("/sw.js", LISTING);
        List<Registration> registrations = inline("pages/index.html", "navigator.serviceWorker.register('sw.js')");

        assertThat(scripts(registrations.get(0)).whyPlain("/x.png")).isEqualTo(HELD);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "register('/app/sw.js')                        | /app/",
            "register('/app/sw.js', {})                    | /app/",
            "register('/app/sw.js', {scope: '/app/x'})     | /app/x",
            "register('/app/sw.js', {scope: '/'})          | /",
            "register('/app/sw.js', {scope: './'})         | /app/",
            "register('/app/sw.js', {scope: '../'})        | /",
            "register('/app/sw.js', {scope: ''})           | /app/",
            "register('/app/sw.js', {\"scope\": `/`})      | /",
            "register('/app/sw.js', {type: 'a', scope:'/'})| /",
            "register('/app/sw.js', {scope: '/?a#b'})      | /",
            "register('/app/sw.js', {scope: base})         | /app/",
            "register('/app/sw.js', {scope: `${a}/`})      | /app/",
            "register('/app/sw.js', {scope})               | /app/",
            "register('/app/sw.js', {a: scope ? '/' : 1})  | /app/",
            "register('/app/sw.js', {scope: 'https://a/'}) | /app/",
    })
    void knowsTheScope(String call, String scope) {
        with("/js/app.js", "navigator.serviceWorker." + call).with("/app/sw.js", UNLISTED);

        assertThat(whyPlain("/app/x.png"))
                .isEqualTo("the service worker /app/sw.js:1:1 may precache any file in its scope '" + scope + "'");
        assertThat(whyPlain("/x.png") != null).isEqualTo(scope.equals("/"));
    }

    @Test
    void resolvesTheScopeInStaticPagesAgainstThePage() {
        with("/sw.js", UNLISTED);
        List<Registration> registrations = inline("/app/index.html",
                "navigator.serviceWorker.register('/sw.js', {scope: './'})");

        assertThat(scripts(registrations.get(0)).whyPlain("/app/x.png")).endsWith("may precache any file in its scope '/app/'");
        assertThat(scripts(registrations.get(0)).whyPlain("/x.png")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "register('/root/sw.js')                         | true",
            "register('/sw.js')                              | true",
            "register('sw.js')                               | true",
            "register('/root/sw.js', {scope: '/root/'})      | true",
            "register('/root/sw.js', {scope: '/root'})       | true",
            "register('/root/sw.js', {scope: '/'})           | true",
            "register('/root/sw.js', {scope: '/root/other'}) | false",
            "register('/root/sw.js', {scope: '/other/'})     | false",
    })
    void obeysTheRootPath(String call, boolean isPlain) {
        rootPath = "/root";
        with("/app.js", "navigator.serviceWorker." + call).with("/sw.js", UNLISTED);

        assertThat(whyPlain("/x.png") != null).isEqualTo(isPlain);
    }

    @Test
    void resolvesLiteralsBelowTheRootPath() {
        rootPath = "/root";
        with("/app.js", "navigator.serviceWorker.register('/root/sw.js')")
                .with("/sw.js", "caches;['/root/x.png?', '/y.png?', 'img/x.png?']");

        assertThat(whyPlain("/x.png")).isEqualTo("the service worker /sw.js:1:10 precaches it");
        assertThat(whyPlain("/y.png")).isNull();
        assertThat(whyPlain("/img/x.png")).isEqualTo("the service worker /sw.js:1:37 precaches it");
    }

    /** Each worker precaches {@code /img/x.png}, and nothing that it doesn't name. */
    @ParameterizedTest
    @ValueSource(strings = {
            "caches.open('v1').then(cache => cache.addAll(['/', '/img/x.png?1']))",
            "caches.open('v1').then(cache => cache.addAll(['/img/x.png?1',\n]))",
            "caches.open(`v${v}`).then(function (c) { return c.add('/img/x.png?1') })",
            "self.caches.open(a).then(c => c?.add?.(`/img/x.png?1`))",
            "const c = await caches.open(a); await c.addAll(/* all */ [ // of them\n'/img/x.png?1' ])",
            "if (await caches.has(a)) { c.addAll([]) } c.put('/img/x.png?1', d)",
            "caches;a = [{url: 'img/x.png?1', revision: null}]; b.add(1); c.add()",
            "caches;a = ' /img\\\\x.png\\n'",
            "caches;a = './img/./x.png#a'",
            "caches;a = `${a}${`/img/x.png?1`}`",
            "caches;addAll(a); add(b); a.adds(c); (class { addAll(d) {} }); a = '/img/x.png?1'",
            "caches;// importScripts(a), __WB_MANIFEST\n'importScripts __WB_MANIFEST'; a = '/img/x.png?1'",
            "caches;a = '/img/x.png?1';/* c.addAll(b) */ 'c.addAll(b)'",
    })
    void keepsPlainWhatLiteralsName(String worker) {
        with("/app.js", "navigator.serviceWorker.register('/sw.js')").with("/sw.js", worker);

        assertThat(whyPlain("/img/x.png")).startsWith("the service worker /sw.js:").endsWith(" precaches it");
        assertThat(whyPlain("/y.png")).isNull();
        assertThat(scripts().warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "cashes;'/x.png?1'",
            "// caches\n'/x.png?1'",
            "/* importScripts */'caches __WB_MANIFEST'; c.addAll(['/x.png?1'])",
            "caches;`${a}/x.png?1`",
            "caches;`/x.png?1${a}`",
            "caches;'https://cdn.example/x.png?1'",
            "caches;'//cdn.example/x.png?1'",
            "caches;'/X.png?1'",
            "caches;'/other/x.png?1'",
            "caches;'?/x.png&'",
    })
    void ignoresOtherScripts(String worker) {
        with("/app.js", "navigator.serviceWorker.register('/sw.js')").with("/sw.js", worker);

        assertThat(whyPlain("/x.png")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "importScripts('/lib.js')                             | 1:1   | uses importScripts",
            "self.importScripts?.(a)                              | 1:6   | uses importScripts",
            "precacheAndRoute(self.__WB_MANIFEST)                 | 1:23  | uses __WB_MANIFEST",
            "caches;const a = ['/x.png']; c.addAll(a)             | 1:32  | calls 'addAll' with more than literal URLs",
            "caches;c.addAll(['/x.png', ...a])                    | 1:10  | calls 'addAll' with more than literal URLs",
            "caches;c.addAll(['/x.png', `/${a}`])                 | 1:10  | calls 'addAll' with more than literal URLs",
            "caches;c.addAll(['/x.png'].map(a => b + a))          | 1:10  | calls 'addAll' with more than literal URLs",
            "caches;c.addAll(['/x' + '.png'])                     | 1:10  | calls 'addAll' with more than literal URLs",
            "caches;c.addAll([['/x.png']])                        | 1:10  | calls 'addAll' with more than literal URLs",
            "caches;c?.addAll?.(a)                                | 1:11  | calls 'addAll' with more than literal URLs",
            "caches;c.add(a)                                      | 1:10  | calls 'add' with more than literal URLs",
            "caches;c.add(`/${a}`)                                | 1:10  | calls 'add' with more than literal URLs",
            "caches;c.add('/x' + a)                               | 1:10  | calls 'add' with more than literal URLs",
            "caches;c.add(new Request('/x.png'))                  | 1:10  | calls 'add' with more than literal URLs",
            "c.addAll(a); caches                                  | 1:3   | calls 'addAll' with more than literal URLs",
            "caches;c.addAll(['/x.png']); c.addAll(a)             | 1:32  | calls 'addAll' with more than literal URLs",
            "caches;c.add(a); importScripts(b)                    | 1:10  | calls 'add' with more than literal URLs",
    })
    void keepsEverythingInScopePlainIfLiteralsDoNotNameAllFiles(String worker, String position, String how) {
        with("/app.js", "navigator.serviceWorker.register('/sw.js')").with("/sw.js", worker);

        assertThat(whyPlain("/y.png"))
                .isEqualTo("the service worker /sw.js:" + position + " may precache any file in its scope '/'");
        assertThat(scripts().warnings()).singleElement().asString()
                .startsWith("/sw.js:" + position + " - the service worker " + how + ", so");
    }

    @Test
    void warnsOnceAboutEachWorkerThatKeepsItsScopePlain() {
        with("/a.js", "a.serviceWorker.register('/sw.js');b.serviceWorker.register('/sw.js', {scope: '/app/'})")
                .with("/b.js", "navigator.serviceWorker.register('/app/sw.js')")
                .with("/sw.js", UNLISTED).with("/app/sw.js", UNLISTED);

        assertThat(scripts().warnings()).hasSize(2).last().isEqualTo("/sw.js:1:1 - the service worker uses importScripts,"
                + " so it may precache any file in its scope '/' or '/app/'; documents keep the plain URLs of these files,"
                + " which browsers revalidate. To limit this, precache only literal URLs in add() and addAll(), or register"
                + " the worker with a narrower scope. If it ignores the query when it looks for files (ignoreSearch, or"
                + " ignoreURLParametersMatching in Workbox), or precaches none, set quarkus.cache-buster.exclude=/sw.js");
    }

    @Test
    void doesNotWarnAboutScriptsThatNobodyRegisters() {
        with("/sw.js", UNLISTED);

        assertThat(scripts().warnings()).isEmpty();
        assertThat(whyPlain("/x.png")).isNull();
    }

    @Test
    void prefersTheLiteralOverTheScopeAndTheFileName() {
        with("/app.js", "navigator.serviceWorker.register('/sw.js')").with("/sw.js", "importScripts(a);'/x.png'")
                .with("/a.js", "'x.png'");

        assertThat(whyPlain("/x.png")).isEqualTo("the service worker /sw.js:1:19 precaches it");
    }

    @Test
    void stillFindsFileNames() {
        with("/app.js", "navigator.serviceWorker.register('/sw.js')").with("/sw.js", LISTING).with("/a.js", "'y.png'");

        assertThat(whyPlain("/y.png")).isEqualTo("/a.js:1:2 looks for its file name");
    }

    @Test
    void knowsWhatWorkboxGenerates() {
        with("/registerSW.js", "if('serviceWorker' in navigator) {window.addEventListener('load', () => {"
                + "navigator.serviceWorker.register('/app/sw.js', { scope: '/app/' })})}")
                .with("/app/sw.js", "if(!self.define){let e,s={};const i=(i,n)=>(i=new URL(i+\".js\",n).href,s[i]||new Promise"
                        + "((s=>{if(\"document\"in self){const e=document.createElement(\"script\");e.src=i,e.onload=s,document"
                        + ".head.appendChild(e)}else e=i,importScripts(i),s()})).then((()=>s[i])));self.define=(n,r)=>{}}"
                        + "define([\"./workbox-7cfec069\"],(function(e){\"use strict\";self.skipWaiting(),"
                        + "e.precacheAndRoute([{url:\"index.html\",revision:\"1\"},{url:\"../x.png\",revision:null}],{})}));");

        assertThat(whyPlain("/x.png")).matches("the service worker /app/sw\\.js:1:\\d+ precaches it");
        assertThat(whyPlain("/app/x.png"))
                .matches("the service worker /app/sw\\.js:1:\\d+ may precache any file in its scope '/app/'");
        assertThat(whyPlain("/y.png")).isNull();
        assertThat(scripts().warnings()).singleElement().asString().contains("uses importScripts");
    }

    @Test
    void knowsWebJarsWithoutTheirVersion() {
        webDependencies = new WebDependencies(Map.of("/webjars/map/", "1.0"), Map.of());
        with("/app.js", "navigator.serviceWorker.register('/sw.js')").with("/sw.js", "caches;'/webjars/map/z.png?'")
                .with("/webjars/map/1.0/z.png", "");

        assertThat(whyPlain("/webjars/map/1.0/z.png")).isEqualTo("the service worker /sw.js:1:9 precaches it");
    }

    @Provide
    Arbitrary<String> scriptsWithWorkers() {
        return Arbitraries.of("navigator", ".", "?.", "serviceWorker", "register", "(", ")", "[", "]", "{", "}", ",", ":", "`",
                "${", "'", "/sw.js", "'/sw.js'", "'/x.png?'", "scope", "\n", "/", "//", "caches", "importScripts", "add",
                "addAll",
                "...", "+", "meta", "navigator.serviceWorker.register('/sw.js', {scope: '", "caches;c.addAll([")
                .list().ofMaxSize(30).map(parts -> String.join("", parts));
    }

    @Property
    void acceptsAnyScript(@ForAll("scriptsWithWorkers") String app, @ForAll("scriptsWithWorkers") String worker) {
        ServiceWorkersTest test = new ServiceWorkersTest().with("/app.js", app).with("/sw.js", worker);

        assertThat(String.valueOf(test.whyPlain("/app/x.png")))
                .matches(
                        "null|the service worker /sw\\.js:\\d+:\\d+ (precaches it|may precache any .*)|/\\w+\\.js:\\d+:\\d+ looks for its file name");
    }

    @ParameterizedTest
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ValueSource(strings = { "navigator.serviceWorker.register(", "navigator.serviceWorker.register('/sw.js'),", "c.addAll([",
            "importScripts(", "'/x.png?1',", "`${`/x.png?1", "serviceWorker.", "c.add(a)," })
    void takesLinearTime(String repeated) {
        with("/app.js", "navigator.serviceWorker.register('/sw.js')")
                .with("/sw.js", "caches;" + repeated.repeat(200_000));

        assertThat(scripts().warnings()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void takesLinearTimeForManyRegistrations() {
        with("/app.js", "navigator.serviceWorker.register('sw.js'),".repeat(20_000)).with("/a/sw.js", LISTING.repeat(20_000));

        assertThat(whyPlain("/x.png")).isEqualTo("the service worker /a/sw.js:1:18 precaches it");
    }
}
