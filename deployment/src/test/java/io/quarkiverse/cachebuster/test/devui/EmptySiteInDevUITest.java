package io.quarkiverse.cachebuster.test.devui;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.test.devmode.DevModePort;
import io.quarkiverse.cachebuster.test.prod.RequiredTool;
import io.quarkus.test.QuarkusDevModeTest;

@Tag("rollout")
@ExtendWith(DevModePort.class)
@RequiredTool.Needed(RequiredTool.CHROMIUM)
class EmptySiteInDevUITest {

    @RegisterExtension
    static final QuarkusDevModeTest app = new QuarkusDevModeTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("quarkus.cache-buster.html.enabled=false"), "application.properties"));

    @RegisterExtension
    static final DevUI devUI = new DevUI("");

    @Test
    void isExplained() {
        devUI.open("assets").getByText("There are no static files").waitFor();
        devUI.open("urls-without-id").getByText("Every URL that the build can read gets an id").waitFor();
        devUI.open("unresolved-urls").getByText("Every reference that the build can read leads to a file").waitFor();

        assertThat(devUI.errors()).isEmpty();
    }
}
