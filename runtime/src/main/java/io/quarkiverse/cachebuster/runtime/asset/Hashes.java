package io.quarkiverse.cachebuster.runtime.asset;

import org.jspecify.annotations.Nullable;

/**
 * The hashes of the bytes served for an asset.
 */
sealed interface Hashes {

    Fingerprint fingerprint();

    /** Null where nobody asks for it, in dev mode. */
    @Nullable
    Integrity integrity();

    /** Hashes that were computed just now. */
    record Computed(Fingerprint fingerprint, @Nullable Integrity integrity) implements Hashes {
    }

    /**
     * Hashes in the text that the build recorded. The text is there as long as the application is, being a constant of a class,
     * and few hashes are asked for more than once, so they are not kept in a second form.
     *
     * @param start where they are in the text
     * @param withIntegrity whether the integrity follows the fingerprint
     */
    record Recorded(String text, int start, boolean withIntegrity) implements Hashes {

        private static final int FINGERPRINT = 43;
        private static final int INTEGRITY = 64;

        /** The text for these hashes; its length depends on whether there is an integrity. */
        static String text(Hashes hashes) {
            Integrity integrity = hashes.integrity();
            return hashes.fingerprint().encoded() + (integrity == null ? "" : integrity.encoded());
        }

        /** Where they end in the text. */
        int end() {
            return start + FINGERPRINT + (withIntegrity ? INTEGRITY : 0);
        }

        @Override
        public Fingerprint fingerprint() {
            return Fingerprint.decode(text.substring(start, start + FINGERPRINT));
        }

        @Override
        public @Nullable Integrity integrity() {
            return withIntegrity ? Integrity.decode(text.substring(start + FINGERPRINT, end())) : null;
        }
    }
}
