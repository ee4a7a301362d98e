package io.quarkiverse.cachebuster.runtime.http;

import java.net.http.HttpClient;

class EveryBodyIsOursOverHttp2Test extends EveryBodyIsOursTest {

    @Override
    HttpClient.Version version() {
        return HttpClient.Version.HTTP_2;
    }
}
