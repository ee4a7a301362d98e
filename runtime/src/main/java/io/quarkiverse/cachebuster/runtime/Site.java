package io.quarkiverse.cachebuster.runtime;

import java.util.function.Function;

import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.find.AssetResolver;
import io.quarkiverse.cachebuster.runtime.find.RecordedAssets;
import io.quarkiverse.cachebuster.runtime.http.AssetStore;
import io.quarkiverse.cachebuster.runtime.http.HttpSettings;
import io.quarkiverse.cachebuster.runtime.http.RecordedHistory;
import io.quarkiverse.cachebuster.runtime.live.AllAssets;
import io.quarkiverse.cachebuster.runtime.live.LateFiles;
import io.quarkiverse.cachebuster.runtime.live.LiveSite;
import io.quarkiverse.cachebuster.runtime.live.StaticFiles;

/**
 * The application's assets, either as recorded by the build or as they are on disk right now. The build chooses one of the
 * two; nothing else depends on the launch mode.
 *
 * @param assets finds them
 * @param recorded whether they stay the same while the application runs
 * @param store creates the store that loads their bytes
 * @param history what earlier builds served
 */
public record Site(AssetResolver assets, boolean recorded, Function<HttpSettings, AssetStore> store,
        RecordedHistory history) {

    /** For production and tests. */
    static Site recorded(AssetManifest manifest, RecordedHistory history) {
        RecordedAssets assets = new RecordedAssets(manifest);
        return new Site(assets, true, settings -> AssetStore.recorded(assets, StaticFiles.ofApplication(), settings),
                history);
    }

    /** For dev mode. */
    static Site live(LiveSite site) {
        return new Site(site, false, settings -> AssetStore.live(site, settings), RecordedHistory.NONE);
    }

    /** The same site with files that appear while the application runs. */
    Site with(LateFiles late) {
        return late.isEmpty() ? this
                : new Site(new AllAssets(assets, late), recorded,
                        settings -> AssetStore.withLateFiles(store.apply(settings), late, settings), history);
    }

    /** Its assets without the files that have been added. */
    AssetResolver ownAssets() {
        return assets instanceof AllAssets all ? all.own() : assets;
    }

    /** Whether looking up the same path always gives the same asset. */
    boolean isConstant() {
        return recorded && !(assets instanceof AllAssets);
    }
}
