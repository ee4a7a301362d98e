package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The application's jar is modified while the application is running. */
@Timeout(120)
class DamagedJarTest {

    private static final List<String> PATHS = List.of("/loaded.js", "/small.js", "/large.js", "/late.js");

    enum Damage {
        OVERWRITTEN {
            @Override
            void to(Path jar, TestSite site) throws IOException {
                try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "rw")) {
                    file.write(new byte[(int) file.length()]);
                }
            }
        },
        CUT_OFF {
            @Override
            void to(Path jar, TestSite site) throws IOException {
                try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "rw")) {
                    file.setLength(file.length() / 3);
                }
            }
        },
        DELETED {
            @Override
            void to(Path jar, TestSite site) throws IOException {
                Files.delete(jar);
            }
        },
        OF_ANOTHER_BUILD {
            @Override
            void to(Path jar, TestSite site) throws IOException {
                for (String path : PATHS) {
                    Files.writeString(site.file(path), "another build");
                }
                // into the same file
                Files.write(jar, Files.readAllBytes(site.jar(jar.resolveSibling("other.jar"))));
            }
        };

        abstract void to(Path jar, TestSite site) throws IOException;
    }

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path directory;
    TestSite site;
    Path jar;

    @BeforeEach
    void create() throws Exception {
        site = new TestSite(directory);
        for (String path : PATHS) {
            site.withGzip(path, ("let x = '" + path + "'\n").repeat(path.equals("/small.js") ? 10 : 20_000).getBytes());
        }
        jar = site.jar(directory.resolve("app.jar"));
    }

    @ParameterizedTest
    @EnumSource
    void neverSendsWrongBytesUnderAnId(Damage damage) throws Exception {
        neverSendsWrongBytes(damage, site.temporary);
    }

    @ParameterizedTest
    @EnumSource
    void neverSendsWrongBytesUnderAnIdWithoutADisk(Damage damage) throws Exception {
        neverSendsWrongBytes(damage, Files.createFile(directory.resolve("no-directory")));
    }

    private void neverSendsWrongBytes(Damage damage, Path temporary) throws Exception {
        byte[][] right = new byte[PATHS.size()][];
        for (int i = 0; i < right.length; i++) {
            right[i] = Files.readAllBytes(site.file(PATHS.get(i)));
        }
        try (TestServer server = new TestServer(site.store(10_000, temporary, jar))) {
            for (String path : PATHS.subList(0, 3)) {
                assertThat(get(server, path).statusCode()).isEqualTo(200);
            }
            damage.to(jar, site);

            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < right.length; i++) {
                    check(server, PATHS.get(i), right[i]);
                }
            }
        }
    }

    private void check(TestServer server, String path, byte[] right) throws Exception {
        HttpResponse<byte[]> response;
        try {
            response = get(server, path);
        } catch (java.net.http.HttpTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // the connection was reset, so the body is incomplete
            return;
        }
        String cacheControl = response.headers().firstValue("Cache-Control").orElse("");
        switch (response.statusCode()) {
            case 200 -> {
                if (cacheControl.contains("immutable")) {
                    assertThat(response.body()).isEqualTo(right);
                } else {
                    assertThat(cacheControl).isEqualTo("no-cache");
                }
            }
            case 500 -> assertThat(cacheControl).isEqualTo("no-store");
            default -> assertThat(response.statusCode()).isEqualTo(404);
        }
    }

    private HttpResponse<byte[]> get(TestServer server, String path) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port + site.url(path)))
                .timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
