package io.quarkiverse.cachebuster.it;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkiverse.cachebuster.CacheBuster;

/**
 * Serves the gallery as JSON, with cache ids from the injected bean.
 */
@Path("/api/assets")
class AssetsResource {

    private final CacheBuster cacheBuster;

    AssetsResource(CacheBuster cacheBuster) {
        this.cacheBuster = cacheBuster;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public List<PictureUrl> pictures() {
        return Picture.ALL.stream()
                .map(picture -> {
                    String path = "/static/pictures/" + picture.id() + ".svg";
                    return new PictureUrl(picture.title(), path, cacheBuster.cacheId(path), cacheBuster.url(path));
                })
                .toList();
    }

    @GET
    @Path("id")
    @Produces(MediaType.TEXT_PLAIN)
    public String id(@QueryParam("path") String path) {
        return cacheBuster.cacheId(path);
    }

    record PictureUrl(String title, String path, String id, String url) {
    }
}
