package io.quarkiverse.cachebuster.runtime.asset;

/**
 * A content coding (RFC 9110, section 8.4.1) that the build compresses assets with.
 */
public enum ContentCoding {

    BROTLI("br"),
    GZIP("gzip");

    private final String token;

    ContentCoding(String token) {
        this.token = token;
    }

    /** Its name in HTTP headers and, after a dot, in the name of the variant's resource. */
    public String token() {
        return token;
    }
}
