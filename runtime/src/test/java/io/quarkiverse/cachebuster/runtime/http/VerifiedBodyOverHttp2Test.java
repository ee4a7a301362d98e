package io.quarkiverse.cachebuster.runtime.http;

import java.net.http.HttpClient;

class VerifiedBodyOverHttp2Test extends VerifiedBodyTest {

    @Override
    HttpClient.Version version() {
        return HttpClient.Version.HTTP_2;
    }
}
