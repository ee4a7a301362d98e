package io.quarkiverse.cachebuster.it;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;

/**
 * Serves templates that are not HTML.
 */
@Path("/")
class PlainResource {

    private final Template manifest;

    PlainResource(@Location("manifest.json") Template manifest) {
        this.manifest = manifest;
    }

    @GET
    @Path("letter.txt")
    @Produces(MediaType.TEXT_PLAIN + ";charset=UTF-8")
    public TemplateInstance letter() {
        return new Letter("Ms <Reader> & Co", Picture.ALL);
    }

    @GET
    @Path("manifest.json")
    @Produces(MediaType.APPLICATION_JSON)
    public TemplateInstance manifest() {
        return manifest.data("name", "A \"field guide\" to cached files", "pictures", Picture.ALL);
    }
}
