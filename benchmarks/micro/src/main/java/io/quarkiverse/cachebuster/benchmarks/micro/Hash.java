package io.quarkiverse.cachebuster.benchmarks.micro;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

/**
 * Compares fingerprints with the bare digest, which reuses its {@link MessageDigest}.
 */
@State(Scope.Thread)
public class Hash {

    private static final AssetRules RULES = new AssetRules(path -> true, 16, "");

    @Param({ "1000", "20000", "1000000" })
    public int size;

    private byte[] content;
    private MessageDigest digest;

    @Setup
    public void make() throws NoSuchAlgorithmException {
        content = new byte[size];
        new Random(1).nextBytes(content);
        digest = MessageDigest.getInstance("SHA-256");
    }

    @Benchmark
    public Fingerprint fingerprintOfBytes(Bytes read) {
        read.bytes += size;
        return Fingerprint.of(content);
    }

    @Benchmark
    public Asset assetOfStream(Bytes read) throws IOException {
        read.bytes += size;
        return RULES.asset("/x", new ByteArrayInputStream(content), size);
    }

    @Benchmark
    public byte[] digest(Bytes read) {
        read.bytes += size;
        return digest.digest(content);
    }
}
