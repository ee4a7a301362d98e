package io.quarkiverse.cachebuster.runtime.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Range;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** jsoup is a whole HTML parser, which knows the positions of attributes. */
class HtmlScannerJsoupTest {

    /** jsoup has an empty value at the end of the name. */
    record Value(String element, String attribute, int start, int end, String text) {

        Value {
            start = text.isEmpty() ? -1 : start;
            end = text.isEmpty() ? -1 : end;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            """
                    <!DOCTYPE html><html lang=en><head><META charset="utf-8"><title>A &amp; <b></title>
                    <link rel="stylesheet" href='/a.css?x&amp;y=1&copy=2'><script src=/a.js async></script><style>a > b { c: '<p id=x>' }</style>
                    <script>if (a < b) { document.write('<p id=y>') } <!-- <script> --></script><!-- <p id=z> --></head>
                    <body class = "x y" data-x='"'><h1 id=a>b</h1><p title="a > b"><img src="a b.png" alt=""><br/></p>
                    <svg width="1"><use href="#x"/><path d="M0 0"/></svg><textarea rows=2><p id=t></textarea></body></html>
                    """,
            "<div a=1 A=2 b='é&eacute;' c=\"\n\" d=a/b e></div><p id=&lt;x&gt;&#x20AC;&#128;><a href=x?a=b&amp;c#d>b</a>",
            "<ul><li id=a>b<li id=c>d</ul><table id=t><tr id=r><td id=d>x<td id=e>y</table><select id=s><option value=1>x<option value=2>y</select>",
            "<template id=t><p id=p></template><iframe src=b><p id=q></iframe>",
    })
    void agreesWithJsoup(String html) {
        assertThat(scanned(html)).isEqualTo(parsed(html));
    }

    private static List<Value> scanned(String html) {
        HtmlScanner scanner = new HtmlScanner(HtmlSource.template(html, true));
        List<Value> values = new ArrayList<>();
        for (var token = scanner.next(false); token != HtmlScanner.Token.END; token = scanner.next(false)) {
            if (token == HtmlScanner.Token.START_TAG) {
                List<String> names = new ArrayList<>();
                for (HtmlAttribute attribute : scanner.attributes()) {
                    if (!names.contains(attribute.name())) {
                        values.add(
                                new Value(scanner.name(), attribute.name(), attribute.value().start(), attribute.value().end(),
                                        attribute.value().text()));
                    }
                    names.add(attribute.name());
                }
                if (HtmlNames.RAW_TEXT.contains(scanner.name())) {
                    scanner.skipRawText(scanner.name());
                }
            }
        }
        return values;
    }

    private static List<Value> parsed(String html) {
        Parser parser = Parser.htmlParser().setTrackPosition(true).settings(ParseSettings.htmlDefault);
        Document document = parser.parseInput(html, "");
        List<Value> values = new ArrayList<>();
        for (Element element : document.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                Range range = attribute.sourceRange().valueRange();
                values.add(
                        new Value(element.normalName(), attribute.getKey().toLowerCase(Locale.ROOT), range.startPos(),
                                range.endPos(), attribute.getValue()));
            }
        }
        return values;
    }
}
