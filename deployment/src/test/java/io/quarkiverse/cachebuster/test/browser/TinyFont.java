package io.quarkiverse.cachebuster.test.browser;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Creates a font with TrueType outlines (OpenType 1.9) and a single letter, {@code A}: a box of any width, so that the width
 * of a text shows which font is in use.
 */
final class TinyFont {

    private static final int EM = 1000;

    private TinyFont() {
    }

    /** @param width of the letter, in ems */
    static byte[] withLetterOfWidth(int width) {
        Map<String, byte[]> tables = new TreeMap<>(Map.of(
                "OS/2", os2(width * EM),
                "cmap",
                shorts(0, 1, 3, 1, 0, 12, /* format 4: A is glyph 1 */ 4, 32, 0, 4, 4, 1, 0, 'A', 0xFFFF, 0, 'A', 0xFFFF,
                        1 - 'A', 1, 0, 0),
                "glyf", glyph(),
                "head", shorts(1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, EM, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 500, 700, 0, 8, 2, 0, 0),
                "hhea", shorts(1, 0, 800, -200, 0, width * EM, 0, 0, 500, 1, 0, 0, 0, 0, 0, 0, 0, 2),
                "hmtx", shorts(width * EM, 0, width * EM, 0),
                "loca", shorts(0, 0, glyph().length / 2),
                "maxp", shorts(1, 0, 2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
                "name", shorts(0, 0, 6),
                "post", shorts(3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)));
        return file(tables);
    }

    private static byte[] file(Map<String, byte[]> tables) {
        int position = 12 + 16 * tables.size();
        ByteBuffer file = ByteBuffer
                .allocate(position + tables.values().stream().mapToInt(table -> padded(table.length)).sum());
        file.put(shorts(1, 0, tables.size(), 128, 3, 16 * tables.size() - 128));
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            int checksum = 0; // browsers ignore it
            file.put(table.getKey().getBytes(StandardCharsets.US_ASCII)).putInt(checksum).putInt(position)
                    .putInt(table.getValue().length);
            file.put(position, table.getValue());
            position += padded(table.getValue().length);
        }
        return file.array();
    }

    /** One contour of four points, each given as 16-bit steps from the one before. */
    private static byte[] glyph() {
        ByteBuffer glyph = ByteBuffer.allocate(34);
        glyph.put(shorts(1, 0, 0, 500, 700, 3, 0)).put(new byte[] { 1, 1, 1, 1 });
        return glyph.put(shorts(0, 0, 500, 0, 0, 700, 0, -700)).array();
    }

    private static byte[] os2(int width) {
        return shorts(0, width, 400, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 64,
                'A',
                'A', 800, -200, 0, 800);
    }

    private static byte[] shorts(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return bytes.array();
    }

    private static int padded(int length) {
        return (length + 3) / 4 * 4;
    }
}
