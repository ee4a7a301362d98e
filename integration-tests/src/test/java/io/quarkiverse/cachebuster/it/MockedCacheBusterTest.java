package io.quarkiverse.cachebuster.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.test.InjectMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.mockito.InjectSpy;

@QuarkusTest
class MockedCacheBusterTest {

    private static final String ICON = "/static/favicon.svg";

    @Nested
    class Mocked {

        @InjectMock
        CacheBuster cacheBuster;

        @RepeatedTest(2)
        void answersInTemplatesAsStubbed(RepetitionInfo repetition) {
            String url = "/mocked/" + repetition.getCurrentRepetition();
            when(cacheBuster.cacheId(any())).thenReturn("id of " + url);
            when(cacheBuster.url(any())).thenReturn(url);
            when(cacheBuster.importMap("/static/js/*")).thenReturn("{ \"of\": \"" + url + "\" }");

            assertThat(Site.page("/"))
                    .contains("href=\"" + url + "\"", "v=id of " + url)
                    .contains("<script type=\"importmap\">{ \"of\": \"" + url + "\" }</script>");
        }

        @Test
        void answersInJava() {
            when(cacheBuster.cacheId(ICON)).thenReturn("mocked");

            assertThat(Site.id(ICON)).isEqualTo("mocked");
        }

        @Test
        void rendersThePageIfNothingIsStubbed() {
            assertThat(Site.page("/")).contains("<link rel=\"stylesheet\" href=\"\" integrity=\"\"");
        }
    }

    @Nested
    class Spied {

        @InjectSpy
        CacheBuster cacheBuster;

        @Test
        void answersAsStubbedEvenAfterThePageWasRendered() {
            Site.page("/");
            when(cacheBuster.url("/static/site.css")).thenReturn("/spied");

            assertThat(Site.page("/")).contains("href=\"/spied\"");
        }
    }

    @Nested
    class Real {

        @Test
        void answersAsUsualAfterAMock() {
            assertThat(Site.page("/")).contains(Site.id(ICON)).doesNotContain("mocked", "spied");
        }
    }
}
