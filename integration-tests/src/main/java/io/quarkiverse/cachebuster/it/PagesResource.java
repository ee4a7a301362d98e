package io.quarkiverse.cachebuster.it;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.TemplateInstance;

/**
 * Serves the pages of the site.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class PagesResource {

    /** File names that must be percent-encoded in URLs. */
    private static final List<String> AWKWARD_NAMES = List.of("field notes.svg", "grün & blau.svg", "naïve café.svg");

    @GET
    public TemplateInstance home() {
        return Templates.home(Picture.ALL, Picture.ALL.get(0), AWKWARD_NAMES);
    }

    /** A fragment of the home page, requested by its script. */
    @GET
    @Path("pick/{id}")
    public TemplateInstance pick(String id) {
        return Picture.ALL.stream()
                .filter(picture -> picture.id().equals(id))
                .findFirst()
                .map(Templates::home$pick)
                .orElseThrow(NotFoundException::new);
    }

    /** A page without any call of the extension. */
    @GET
    @Path("plain")
    public TemplateInstance plain() {
        return Templates.plain(Picture.ALL);
    }

    @GET
    @Path("wrong")
    public TemplateInstance wrong() {
        return Templates.wrong(Mistake.ALL);
    }
}
