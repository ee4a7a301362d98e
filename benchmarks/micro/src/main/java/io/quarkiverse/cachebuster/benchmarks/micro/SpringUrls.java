package io.quarkiverse.cachebuster.benchmarks.micro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.servlet.resource.CachingResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.VersionResourceResolver;

import io.quarkiverse.cachebuster.runtime.ManyAssets;

/**
 * Sets up Spring's content version strategy like {@code spring.web.resources.chain.strategy.content}, but in its best case:
 * with one pattern instead of two, and with all URLs cached.
 */
@State(Scope.Thread)
public class SpringUrls {

    private final ResourceUrlProvider provider = new ResourceUrlProvider();
    private Path directory;

    @Setup
    public void make(LookUp.Paths paths) throws Exception {
        directory = Files.createTempDirectory("assets");
        for (int i = 0; i < paths.assets; i++) {
            Path file = directory.resolve(ManyAssets.path(i).substring(1));
            Files.createDirectories(file.getParent());
            Files.write(file, ManyAssets.content(i));
        }
        ResourceHttpRequestHandler handler = new ResourceHttpRequestHandler();
        handler.setLocations(List.of(new FileSystemResource(directory + "/")));
        handler.setResourceResolvers(List.of(new CachingResourceResolver(new ConcurrentMapCache("resources")),
                new VersionResourceResolver().addContentVersionStrategy("/**"), new PathResourceResolver()));
        handler.afterPropertiesSet();
        provider.setHandlerMap(Map.of("/**", handler));
        for (int i = 0; i < paths.assets; i++) {
            if (url(ManyAssets.path(i)).equals(ManyAssets.path(i))) {
                throw new IllegalStateException("Spring has no id for " + ManyAssets.path(i));
            }
        }
    }

    String url(String path) {
        return provider.getForLookupPath(path);
    }

    @TearDown
    public void delete() throws IOException {
        FileSystemUtils.deleteRecursively(directory);
    }
}
