package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;

/**
 * The sizes of the variants that an earlier production build has left in the output directory. Dev mode compresses nothing.
 */
record CompressedSizes(CompressionConfig config, CompressionEffort effort, Compressor compressor, String brotliVersion) {

    /** @param references all references of the application */
    static CompressedSizes of(CompressionConfig config, List<Reference> references, OutputTargetBuildItem target) {
        try {
            return new CompressedSizes(config, CompressionEffort.of(config.brotliQuality(), references),
                    new Compressor(new CompressionCache(CompressionProcessor.directory(target))), Compressor.brotliVersion());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the version of the Brotli encoder", e);
        }
    }

    /** The size of the bytes that production sends under the asset's id in this coding, or 0 if it is unknown or not used. */
    long of(Asset asset, ContentCoding coding) {
        if (!config.enabled() || !CompressionProcessor.isWorthIt(asset, config)) {
            return 0;
        }
        int quality = effort.brotliQuality(asset.path(), asset.size());
        return Math.max(0, compressor.knownSize(coding, asset.fingerprint(), quality, brotliVersion));
    }
}
