package io.quarkiverse.cachebuster.runtime.link;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cachebuster.runtime.asset.PlainUrl;
import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.url.Splice;

/** Playlists: each line is a URL, in which an equals sign is written as {@code \e}. */
class OtherSyntaxTest {

    private final MemoryFiles site = new MemoryFiles()
            .with("/all.list", "a.css\n\n gone.png\n/i.png?x\\e1 \n")
            .with("/a.css", "x{y:url(i.png)}")
            .with("/i.png", "image");

    @Test
    void isReadAndRewrittenLikeCss() {
        ServedDocument list = documents(new CssSyntax(), new Lines()).get("/all.list");

        assertThat(list.bytes()).asString(US_ASCII).isEqualTo("a.css?v\\e" + site.id("/a.css")
                + "\n\n gone.png\n/i.png?x\\e1&v\\e" + site.id("/i.png") + " \n");
        assertThat(list.references()).containsExactly(
                Reference.to("/a.css", LineKind.LINE, "a.css", new Position("/all.list", 1, 1)),
                Reference.unresolved(new Problem.Missing("/gone.png"), LineKind.LINE, "gone.png",
                        new Position("/all.list", 3, 1)),
                Reference.to("/i.png", LineKind.LINE, "/i.png?x=1", new Position("/all.list", 4, 1)));
    }

    @Test
    void carriesTheOwnBytesToo() {
        ServedDocument list = documents(new CssSyntax(), new Lines()).get("/all.list");

        assertThat(list.own()).isEqualTo(site.files.get("/all.list"));
        assertThat(list.asset().ownContent().size()).isEqualTo(list.own().length);
    }

    @Test
    void saysWhatThePlainUrlSends() {
        LinkedDocuments documents = documents(new CssSyntax(), new Lines());

        assertThat(documents.get("/all.list").asset().plainUrl()).isEqualTo(PlainUrl.CURRENT_BYTES);
        assertThat(documents.get("/a.css").asset().plainUrl()).isEqualTo(PlainUrl.OWN_BYTES);
    }

    @Test
    void isNotADocumentUnlessConfigured() {
        assertThat(documents(new CssSyntax()).get("/all.list")).isNull();
        assertThat(documents(new Lines()).get("/a.css")).isNull();
    }

    private LinkedDocuments documents(Syntax... syntaxes) {
        return new LinkedDocuments(site, new LinkRules(MemoryFiles.RULES, MemoryFiles.QUERY, "", List.of(syntaxes)));
    }

    private enum LineKind implements Reference.Kind {
        LINE
    }

    private record Line(int start, String url) implements Place {

        @Override
        public Reference.Kind kind() {
            return LineKind.LINE;
        }

        @Override
        public Splice inDocument(Splice change) {
            return new Splice(position(change.from()), position(change.to()), change.replacement().replace("=", "\\e"));
        }

        private int position(int index) {
            return start + url.substring(0, index).replace("=", "\\e").length();
        }
    }

    private static final class Lines implements Syntax {

        @Override
        public boolean reads(String path) {
            return path.endsWith(".list");
        }

        @Override
        public PlainUrl plainUrl() {
            return PlainUrl.CURRENT_BYTES;
        }

        @Override
        public List<Place> places(byte[] document) {
            List<Place> places = new ArrayList<>();
            int start = 0;
            for (String line : new String(document, US_ASCII).split("\n", -1)) {
                places.add(new Line(start, line.replace("\\e", "=")));
                start += line.length() + 1;
            }
            return places;
        }
    }
}
