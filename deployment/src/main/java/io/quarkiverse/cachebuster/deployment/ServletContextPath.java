package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.eclipse.microprofile.config.Config;

/**
 * Where quarkus-undertow serves the application. Its own build item for it is in a module with many dependencies, which
 * applications without servlets would have to download too.
 */
final class ServletContextPath {

    private static final String KEY = "quarkus.servlet.context-path";
    private static final String WEB_XML = "META-INF/web.xml";

    private ServletContextPath() {
    }

    /** The path with a slash in front: from the configuration, else from {@code web.xml}, else the root. */
    static String of(Config config, ClassLoader classPath) {
        String path = config.getOptionalValue(KEY, String.class).or(() -> inWebXml(classPath)).orElse("/").trim();
        return path.startsWith("/") ? path : "/" + path;
    }

    private static Optional<String> inWebXml(ClassLoader classPath) {
        try (InputStream webXml = classPath.getResourceAsStream(WEB_XML)) {
            return webXml == null ? Optional.empty() : defaultContextPath(webXml);
        } catch (IOException | XMLStreamException e) {
            // quarkus-undertow reads the same file, and reports it
            return Optional.empty();
        }
    }

    private static Optional<String> defaultContextPath(InputStream webXml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(webXml);
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT && reader.getLocalName().equals("default-context-path")) {
                return Optional.of(reader.getElementText());
            }
        }
        return Optional.empty();
    }
}
