package io.quarkiverse.cachebuster.test.devui;

import java.util.Base64;

import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** A site with something of each kind that the Dev UI shows. */
final class DevUISite {

    static final String ROOT = "META-INF/resources";
    static final String ODD_PATH = "/static/ü \"'<b></script>&amp;.txt";

    private static final String PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private DevUISite() {
    }

    static void addTo(JavaArchive root) {
        // otherwise there are links only if Quarkus finds an IDE on this machine
        root.addAsResource(text("quarkus.ide.target=vscode"), "application.properties");
        root.addAsResource(text("""
                <link rel="stylesheet" href="/static/site.css">
                <script type="module" src="/static/app.js"></script>
                <img src="/static/images/logo.svg" alt="Logo">
                <img src="/static/images/lgo.svg" alt="Misspelt">
                """), "templates/home.html")
                .addAsResource(text("<link rel=\"stylesheet\" href=\"static/site.css\">"), ROOT + "/index.html")
                .addAsResource(text("""
                        body { background: url(images/paper.png) }
                        h1 { background: url("images/logo.svg") }
                        h2 { background: url(images/gone.png) }
                        """), ROOT + "/static/site.css")
                .addAsResource(text("document.title += '!';"), ROOT + "/static/app.js")
                .addAsResource(text("// nothing refers to this file\n"), ROOT + "/static/unused.js")
                .addAsResource(text("<svg xmlns='http://www.w3.org/2000/svg' width='96' height='96'>"
                        + "<circle cx='48' cy='48' r='40' fill='#4695eb'/></svg>"), ROOT + "/static/images/logo.svg")
                .addAsResource(new ByteArrayAsset(Base64.getDecoder().decode(PIXEL)), ROOT + "/static/images/paper.png")
                .addAsResource(text("odd"), ROOT + ODD_PATH);
    }

    private static StringAsset text(String content) {
        return new StringAsset(content);
    }
}
