package io.quarkiverse.cachebuster.runtime.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the tables, references are in angle quotation marks, and {@code ¶} is a line feed. */
class HtmlReferencesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "<link rel=stylesheet href='‹x›'>|STYLE_SHEET",
            "<link href='‹x›' rel='alternate STYLESHEET'>|STYLE_SHEET",
            "<link rel='¶stylesheet\tpreload' href='‹x›'>|STYLE_SHEET",
            "<link rel=icon href='‹x›'>|ICON",
            "<link rel='ICON SHORTCUT' href='‹x›'>|ICON",
            "<link rel='shortcut icon' href='‹x›'>|ICON",
            "<link rel=mask-icon href='‹x›'>|ICON",
            "<link rel=apple-touch-icon href='‹x›'>|ICON",
            "<link rel=apple-touch-icon-precomposed href='‹x›'>|ICON",
            "<link rel=apple-touch-startup-image href='‹x›'>|ICON",
            "<link rel=preload href='‹x›'>|PRELOAD",
            "<link rel=prefetch href='‹x›'>|PREFETCH",
            "<link rel='Prefetch preload' href='‹x›'>|PRELOAD",
            "<link rel='prefetch icon' href='‹x›'>|ICON",
            "<link rel=preload as=image imagesrcset='‹x› 1x'>|PRELOAD",
            "<link rel=modulepreload href='‹x›'>|MODULE_PRELOAD",
            "<link rel=manifest href='‹x›'>|MANIFEST",
            "<script src='‹x›'></script>|SCRIPT",
            "<script type='' src='‹x›'></script>|SCRIPT",
            "<script type=text/javascript src='‹x›'></script>|SCRIPT",
            "<script type=' Application/JavaScript ' src='‹x›'></script>|SCRIPT",
            "<script type=text/jscript src='‹x›'></script>|SCRIPT",
            "<script language=JavaScript src='‹x›'></script>|SCRIPT",
            "<script language='' src='‹x›'></script>|SCRIPT",
            "<script type=Module src='‹x›'></script>|MODULE",
            "<svg><script href='‹x›'></script></svg>|SCRIPT",
            "<svg><script xlink:href='‹x›'/></svg>|SCRIPT",
            "<svg><script type=module href='‹x›'/></svg>|MODULE",
            "<img src='‹x›'>|IMAGE",
            "<image src='‹x›'>|IMAGE",
            "<input type=Image src='‹x›'>|IMAGE",
            "<svg><image href='‹x›'/></svg>|IMAGE",
            "<svg><image xlink:href='‹x›'/></svg>|IMAGE",
            "<svg><use href='‹x#y›'/></svg>|USE",
            "<svg><use xlink:href='‹x#y›'/></svg>|USE",
            "<img srcset='‹x› 2x'>|SRCSET",
            "<source srcset='‹x›'>|SRCSET",
            "<source src='‹x›'>|MEDIA",
            "<video src='‹x›'></video>|MEDIA",
            "<video poster='‹x›'></video>|POSTER",
            "<audio src='‹x›'></audio>|MEDIA",
            "<track src='‹x›'>|TRACK",
            "<embed src='‹x›'>|EMBED",
            "<object data='‹x›'></object>|OBJECT",
            "<p style='background: url(‹x›)'>|INLINE_STYLE",
            "<g><svg><g style='fill: url(‹x#y›)'/></svg>|INLINE_STYLE",
            "<style>a { b: url('‹x›') }</style>|INLINE_STYLE",
            "<style type='text/css'>@import '‹x›';</style>|INLINE_STYLE",
            "<svg><style>a { b: url(‹x›) }</style></svg>|INLINE_STYLE",
            "<svg><style><![CDATA[a { b: url(‹x›) }]]></style></svg>|INLINE_STYLE",
            "<script type=importmap>{\"imports\": {\"a\": \"‹x›\"}}</script>|IMPORT_MAP",
            "<script type=importmap>{\"scopes\": {\"/a/\": {\"a\": \"‹x›\"}}}</script>|IMPORT_MAP",
    })
    void haveTheirKinds(String marked, HtmlKind kind) {
        String html = marked.replace('¶', '\n');
        assertThat(Marked.references(html)).isEqualTo(html);
        assertThat(Marked.referencesOfTemplate(html)).isEqualTo(html);
        assertThat(Marked.page(html).references()).extracting(HtmlReference::kind).containsOnly(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<a href=x><area href=x><form action=x><iframe src=x></iframe><base href=x>",
            "<meta content=x><link rel=canonical href=x><link rel=alternate href=x><link href=x>",
            "<link rel=stylesheets href=x><link rel=stylesheet,icon href=x><link rel=dns-prefetch href=x>",
            "<link rel=stylesheet imagesrcset=x>",
            "<script type=text/template src=x></script><script type=' ' src=x></script>",
            "<script type='text/javascript; charset=utf-8' src=x></script><script type=application/json src=x></script>",
            "<script language=vbscript src=x></script><script href=x></script><svg><script src=x></script></svg>",
            "<input src=x><input type=submit src=x><input type='image ' src=x>",
            "<div src=x poster=x data=x data-src=x srcset=x></div>",
            "<img data-src=x alt=x><img src><img src=><img src=''><img src=' '><img src='#x'><img src=' #x'><img srcset=', ,'>",
            "<img src=data:image/png;base64,AA><img src=' DATA:,x'><img srcset='data:image/png;base64,AA 1x'>",
            "<svg><img2 src=x></svg><svg><video src=x></video><link rel=icon href=x></svg><math><use href=x></math>",
            "<script>'<img src=x>'</script><style>a { content: '<img src=x>' }</style><textarea><img src=x></textarea>",
            "<title><img src=x></title><xmp><img src=x></xmp><noembed><img src=x></noembed><noframes><img src=x></noframes>",
            "<iframe><img src=x></iframe><plaintext><img src=x></plaintext><img src=x>",
            "<style type=text/less>a { b: url(x) }</style><p style='content: \"x\"'>",
            "<script type=importmap>{\"imports\": {\"a\": \"x\"}</script>",
            "<script type=importmap>{\"imports\": {\"x\": null}, \"integrity\": {\"x\": \"y\"}}</script>",
            "<script type=importmap src=x>{}</script>",
            "<!-- <img src=x> --><!--[if IE]><img src=x><![endif]--><!DOCTYPE '<img src=x'><?x <img src=x?></ <img src=x>",
            "</img src=x><3 <img",
            "<img src=x", "<img src='x", "<img src='x>", "<img src=x/", "<img src=\"x' >",
    })
    void areNoneWhereNothingIsLoaded(String html) {
        assertThat(Marked.page(html).references()).isEmpty();
        assertThat(Marked.template(html).references()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<IMG SRC=‹x›><iMg\tsRc\n=\n'‹x›'\n><img/src=‹x/›><img/alt=''src='‹x›'/>",
            "<img alt=a>b src=x><img src=‹y›>",
            "<img alt=\"a>b\" src='‹x\"y›'><img alt='a\"b' src=\"‹x'y›\">",
            "<img =src=x><img src=‹=y›>",
            "<img src='‹x›'src=y><img src='' src=x><img src=‹x› SRC=y>",
            "<img src=‹image.png#›><img src=‹/a/b/›><img src=‹a'b\"c`d›>",
            "<img src='‹ a b.png ›'><img src='‹a\tb\n.png›'>",
            "<img src=‹é.png›><img src=‹a&amp;b›><img src='‹&#32;a›'>",
            "a < b <img src=‹x›> c <> d </> <img src=‹x›> <_ <img src=x",
            "<div><img src=‹x</div›>",
    })
    void areFoundInAttributesOfAnySyntax(String html) {
        assertThat(Marked.references(html)).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<!----><img src=‹a›>-->", "<!--><img src=‹a›>", "<!---><img src=‹a›>", "<!----!><img src=‹a›>",
            "<!-- --!><img src=‹a›><!-- -- > -->", "<!-- ---><img src=‹a›>", "<!--!><img src=x>--><img src=‹a›>",
            "<!-- <!-- --><img src=‹a›>", "<!-- x --!-->", "<!- <img src=x><img src=‹a›>",
            "<![CDATA[<img src=x>]]><img src=‹a›>",
            "<!--[if !IE]><!--><img src=‹a›><!--<![endif]-->", "<![if !IE]><img src=‹a›><![endif]>",
            "<!DOCTYPE html PUBLIC \">\"><img src=‹a›>", "<!><img src=‹a›>", "<?xml ?><img src=‹a›>", "<!-- <img src=x>",
    })
    void areNotFoundInComments(String html) {
        assertThat(Marked.references(html)).isEqualTo(html);
        assertThat(Marked.referencesOfTemplate(html)).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<script></scriptx></SCRIPT\n><img src=‹a›>", "<script></script/><img src=‹a›>",
            "<script></script<img src=x></script><img src=‹a›>",
            "<script><!-- </script><img src=‹a›>", "<script><!-- <script> </script><img src=x></script><img src=‹a›>",
            "<script><!-- <script> --></script><img src=‹a›>", "<script><!-- <script></script> --></script><img src=‹a›>",
            "<script><!--><script></script><img src=‹a›>", "<script><!---><script></script><img src=‹a›>",
            "<script><!-- <scriptx></script><img src=‹a›>", "<script>'<script>'</script><img src=‹a›>",
            "<script><!-- <script>", "<style><!--</style><img src=‹a›>--></style>", "<title><!--</title><img src=‹a›>",
            "<textarea></textareas></textarea ><img src=‹a›>", "<iframe></iframe><img src=‹a›>",
            "<noframes></noframes><img src=‹a›>",
            "<noscript><img src=‹a›></noscript>", "<template><img src=‹a›></template>",
            "<select><option><img src=‹a›></select>", "<script/><img src=x></script><img src=‹a›>",
    })
    void areFoundAroundRawText(String html) {
        assertThat(Marked.references(html)).isEqualTo(html);
        assertThat(Marked.referencesOfTemplate(html)).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<svg><title><img src=‹a›></title></svg>", "<svg><title><use href=x></use></title><use href=‹a›></svg>",
            "<svg><![CDATA[<image href=x>]]><image href=‹a› /></svg>", "<svg><![CDATA[<image href=x>",
            "<svg><style><image href=‹a› /></style></svg>", "<svg><textarea><image href=‹a› /></textarea></svg>",
            "<svg><foreignObject><img src=‹a›><image href=x></foreignObject><image href=‹a›></image></svg>",
            "<svg><desc><video src=‹a›></video></desc><video src=x></video></svg>",
            "<svg><g><p><video src=‹a›></video>", "<svg><g></p><video src=‹a›></video>",
            "<svg><font><use href=‹a›></font></svg>",
            "<svg><font color=red><video src=‹a›></video>", "<div><svg></div><video src=‹a›></video>",
            "<svg/><video src=‹a›></video>", "<svg></svg><image href=x><video src=‹a›></video>",
            "<math><mi><video src=‹a›></video></mi><video src=x></video></math>",
            "<math><mi><mglyph><video src=x></mglyph></mi></math>",
            "<math><annotation-xml><video src=x></video></annotation-xml></math>",
            "<math><annotation-xml encoding='Text/HTML'><video src=‹a›></video></annotation-xml></math>",
            "<math><annotation-xml><svg><use href=‹a›></svg></annotation-xml></math>",
            "<svg><foreignObject><svg><use href=‹a› /></svg><video src=‹b›></video></foreignObject><use href=‹c› /></svg>",
            "<svg><a><image href=‹a› /></a></svg>", "<svg><use href=‹a› xlink:href=‹b› /></svg>",
            "<SVG><IMAGE HREF=‹a› /></SVG>",
    })
    void followForeignElements(String html) {
        assertThat(Marked.references(html)).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<img data-cache-buster=off src=‹off›><img src=‹on›>",
            "<img DATA-CACHE-BUSTER='OFF' src=‹off›><img data-cache-buster=on src=‹on›><img data-cache-buster src=‹on›>",
            "<div data-cache-buster=off><img src=‹off›><div><img src=‹off›></div><img src=‹off›></div><img src=‹on›>",
            "<div><span data-cache-buster=off><img src=‹off›></div><img src=‹on›>",
            "<ul><li data-cache-buster=off><img src=‹off›><li><img src=‹on›></ul>",
            "<p data-cache-buster=off><img src=‹off›><p><img src=‹on›>",
            "<p data-cache-buster=off><img src=‹off›><div><img src=‹on›></div>",
            "<p data-cache-buster=off><button><div><img src=‹off›></div></button></p><img src=‹on›>",
            "<p data-cache-buster=off><b><img src=‹off›></p><img src=‹on›>",
            "<b><div data-cache-buster=off></b><img src=‹off›></div><img src=‹on›>",
            "<table><tr data-cache-buster=off><td><img src=‹off›><tr><td><img src=‹on›></table>",
            "<table><tr><td data-cache-buster=off><img src=‹off›><td><img src=‹on›></table>",
            "<table data-cache-buster=off><tr><td></table><img src=‹on›>",
            "<dl><dt data-cache-buster=off><img src=‹off›><dd><img src=‹on›></dl>",
            "<div><table data-cache-buster=off><tr><td></div><img src=‹off›></table><img src=‹on›>",
            "<head data-cache-buster=off><link rel=icon href=‹off›></head><body><img src=‹on›>",
            "<head data-cache-buster=off><link rel=icon href=‹off›><body><img src=‹on›>",
            "<head data-cache-buster=off><link rel=icon href=‹off›><img src=‹on›>",
            "<body data-cache-buster=off><img src=‹off›></body><img src=‹off›>", "<div data-cache-buster=off><img src=‹off›>",
            "<svg data-cache-buster=off><use href=‹off› /><g/></svg><img src=‹on›>",
            "<svg data-cache-buster=off /><img src=‹on›>",
            "<script data-cache-buster=off src=‹off›></script><script src=‹on›></script>",
            "<div data-cache-buster=off></p></x><img src=‹off›></div>",
            "<template data-cache-buster=off><div></template><img src=‹on›>", "<div data-cache-buster=off /><img src=‹off›>",
            "<h1 data-cache-buster=off><img src=‹off›><h2><img src=‹on›>",
            "<noscript data-cache-buster=off><img src=‹off›></noscript><img src=‹on›>",
    })
    void areOffInsideOfElementsThatAreOff(String html) {
        List<HtmlReference> references = Marked.page(html).references();
        assertThat(Marked.references(html)).isEqualTo(html);
        assertThat(references)
                .allSatisfy(reference -> assertThat(reference.element().off()).isEqualTo(reference.url().text().equals("off")));
    }
}
