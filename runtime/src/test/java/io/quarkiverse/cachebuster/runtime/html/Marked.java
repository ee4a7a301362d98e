package io.quarkiverse.cachebuster.runtime.html;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.Function;

/** Documents in which each reference is in angle quotation marks. */
final class Marked {

    private Marked() {
    }

    static String unmarked(String marked) {
        return marked.replaceAll("[‹›]", "");
    }

    static HtmlPage page(String html) {
        return HtmlPage.of(unmarked(html).getBytes(UTF_8));
    }

    static HtmlPage template(String html) {
        return HtmlPage.ofTemplate(unmarked(html), false);
    }

    /** The page with marks around the references that are found. */
    static String references(String html) {
        String bytes = new String(unmarked(html).getBytes(UTF_8), ISO_8859_1);
        String marked = marked(bytes, page(html).references(), s -> new String(s.getBytes(UTF_8), ISO_8859_1));
        return new String(marked.getBytes(ISO_8859_1), UTF_8);
    }

    static String referencesOfTemplate(String html) {
        return marked(unmarked(html), template(html).references(), Function.identity());
    }

    private static String marked(String html, List<HtmlReference> references, Function<String, String> encoding) {
        StringBuilder result = new StringBuilder();
        int at = 0;
        for (HtmlReference reference : references) {
            result.append(html, at, reference.url().start()).append(encoding.apply("‹"))
                    .append(html, reference.url().start(), reference.url().end()).append(encoding.apply("›"));
            at = reference.url().end();
        }
        return result.append(html.substring(at)).toString();
    }
}
