package io.quarkiverse.cachebuster.runtime.asset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Packs the assets into a few long strings to be recorded as bytecode. A map entry for each asset would exceed the limits of a
 * class file at some 17,000 assets.
 * <p>
 * An asset consists of path, cache id (with a mark unless its plain URL sends the file's own bytes) and content, followed by
 * the file's own content if that differs. A content consists of size and flags, each followed by a separator, then the hashes,
 * whose length depends on the flags, and the variants.
 */
final class PackedManifest {

    /** In a class file, a character takes at most 3 bytes and a string constant at most 65,535. */
    private static final int CHUNK = 20_000;
    /** Cannot occur in a path. */
    private static final char SEPARATOR = '\0';
    private static final char IMMUTABLE = '*';
    private static final char CURRENT_BYTES = '+';
    private static final char WITH_INTEGRITY = 'i';
    private static final char OWN_CONTENT_FOLLOWS = 'o';
    private static final int INTEGRITY = 64;

    private PackedManifest() {
    }

    /** The strings that {@link #unpack} turns into equal assets. They don't depend on the order of the assets. */
    static List<String> pack(Collection<Asset> assets) {
        List<String> chunks = new ArrayList<>();
        StringBuilder chunk = new StringBuilder(CHUNK);
        for (Asset asset : assets.stream().sorted(Comparator.comparing(Asset::path)).toList()) {
            String entry = pack(asset);
            if (chunk.length() + entry.length() > CHUNK && chunk.length() > 0) {
                chunks.add(chunk.toString());
                chunk.setLength(0);
            }
            chunk.append(entry);
        }
        if (chunk.length() > 0) {
            chunks.add(chunk.toString());
        }
        return chunks;
    }

    private static String pack(Asset asset) {
        Content own = asset.own();
        return asset.path() + SEPARATOR + asset.cacheId() + mark(asset.plainUrl()) + SEPARATOR
                + pack(asset.content(), own != null)
                + (own == null ? "" : pack(own, false));
    }

    private static String mark(PlainUrl plainUrl) {
        return switch (plainUrl) {
            case OWN_BYTES -> "";
            case CURRENT_BYTES -> String.valueOf(CURRENT_BYTES);
            case IMMUTABLE -> String.valueOf(IMMUTABLE);
        };
    }

    private static PlainUrl plainUrl(char lastOfId) {
        return switch (lastOfId) {
            case CURRENT_BYTES -> PlainUrl.CURRENT_BYTES;
            case IMMUTABLE -> PlainUrl.IMMUTABLE;
            default -> PlainUrl.OWN_BYTES;
        };
    }

    private static String pack(Content content, boolean ownContentFollows) {
        StringBuilder packed = new StringBuilder().append(content.size()).append(SEPARATOR);
        content.variants().forEach(variant -> packed.append(variant.coding().ordinal()));
        Integrity integrity = content.integrity();
        packed.append(integrity == null ? "" : WITH_INTEGRITY).append(ownContentFollows ? OWN_CONTENT_FOLLOWS : "")
                .append(SEPARATOR).append(content.fingerprint().encoded()).append(integrity == null ? "" : integrity.base64());
        content.variants().forEach(
                variant -> packed.append(variant.fingerprint().encoded()).append(variant.size()).append(SEPARATOR));
        return packed.toString();
    }

    /** Restores {@linkplain #pack packed} assets. Runs at each start, before the JIT has compiled anything. */
    static List<Asset> unpack(List<String> chunks) {
        List<Asset> assets = new ArrayList<>();
        for (String chunk : chunks) {
            for (int at = 0; at < chunk.length();) {
                int path = chunk.indexOf(SEPARATOR, at);
                int id = chunk.indexOf(SEPARATOR, path + 1);
                PackedContent content = new PackedContent(chunk, id + 1);
                PackedContent own = content.next();
                PlainUrl plainUrl = plainUrl(chunk.charAt(id - 1));
                assets.add(new Asset(chunk.substring(at, path),
                        chunk.substring(path + 1, plainUrl == PlainUrl.OWN_BYTES ? id : id - 1), content, own, plainUrl));
                at = own == null ? content.end() : own.end();
            }
        }
        return assets;
    }

    /**
     * Content that is read from the recorded text on demand. The text is a constant of a class and stays in memory
     * anyway, and most of it is needed at most once, so a second form would waste memory.
     *
     * @param start where the content begins in the text
     */
    record PackedContent(String text, int start) implements Content {

        /** The content that follows this one and belongs to the same asset; null if there is none. */
        @Nullable
        PackedContent next() {
            return text.charAt(hashes() - 2) == OWN_CONTENT_FOLLOWS ? new PackedContent(text, end()) : null;
        }

        private int flags() {
            return text.indexOf(SEPARATOR, start) + 1;
        }

        private int hashes() {
            return text.indexOf(SEPARATOR, flags()) + 1;
        }

        private boolean hasIntegrity(int hashes) {
            char last = text.charAt(hashes - 2);
            return last == WITH_INTEGRITY || last == OWN_CONTENT_FOLLOWS && text.charAt(hashes - 3) == WITH_INTEGRITY;
        }

        private int variantsStart(int hashes) {
            return hashes + Fingerprint.ENCODED_LENGTH + (hasIntegrity(hashes) ? INTEGRITY : 0);
        }

        int end() {
            int hashes = hashes();
            int end = variantsStart(hashes);
            for (int flag = flags(); isVariant(flag); flag++) {
                end = text.indexOf(SEPARATOR, end) + 1;
            }
            return end;
        }

        private boolean isVariant(int flag) {
            return text.charAt(flag) >= '0' && text.charAt(flag) <= '9';
        }

        @Override
        public long size() {
            return Long.parseLong(text, start, flags() - 1, 10);
        }

        @Override
        public Fingerprint fingerprint() {
            return fingerprintAt(hashes());
        }

        private Fingerprint fingerprintAt(int at) {
            return Fingerprint.decode(text.substring(at, at + Fingerprint.ENCODED_LENGTH));
        }

        @Override
        public @Nullable Integrity integrity() {
            int hashes = hashes();
            return hasIntegrity(hashes)
                    ? new Integrity(text.substring(hashes + Fingerprint.ENCODED_LENGTH,
                            hashes + Fingerprint.ENCODED_LENGTH + INTEGRITY))
                    : null;
        }

        @Override
        public List<Variant> variants() {
            List<Variant> variants = new ArrayList<>(2);
            int at = variantsStart(hashes());
            for (int flag = flags(); isVariant(flag); flag++) {
                int end = text.indexOf(SEPARATOR, at);
                variants.add(new Variant(ContentCoding.values()[text.charAt(flag) - '0'], fingerprintAt(at),
                        Long.parseLong(text, at + Fingerprint.ENCODED_LENGTH, end, 10)));
                at = end + 1;
            }
            return variants;
        }

        /** Omits the text, since it describes many other assets as well. */
        @Override
        public String toString() {
            return text.substring(start, end()).replace(SEPARATOR, ' ');
        }
    }
}
