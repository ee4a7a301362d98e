package io.quarkiverse.cachebuster.runtime.asset;

/**
 * A content coding (RFC 9110, section 8.4.1) in which the build makes variants of assets.
 */
public enum ContentCoding {

    BROTLI("br"),
    GZIP("gzip");

    private final String token;

    ContentCoding(String token) {
        this.token = token;
    }

    /** Its name in HTTP headers and, with a dot in front, in the name of the variant's resource. */
    public String token() {
        return token;
    }
}
