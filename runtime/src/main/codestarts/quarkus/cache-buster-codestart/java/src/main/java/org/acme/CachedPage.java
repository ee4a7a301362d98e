package org.acme;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;

@Path("/cached-page")
public class CachedPage {

    private final Template cachedPage;

    public CachedPage(Template cachedPage) {
        this.cachedPage = cachedPage;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance get(@QueryParam("name") @DefaultValue("Quarkus") String name) {
        return cachedPage.data("name", name);
    }
}
