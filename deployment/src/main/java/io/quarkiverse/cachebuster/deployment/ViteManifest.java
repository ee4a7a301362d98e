package io.quarkiverse.cachebuster.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * The manifest that Vite writes with {@code build.manifest}: all generated files, however they are named. By
 * default a name is that of a chunk or source, followed by a hash, but a configuration may leave the hash out or
 * put something else in its place. So only names with a hash after the expected name count as hashed.
 */
final class ViteManifest {

    /** The end of its path; the files that it lists are relative to the directory before it. */
    static final String PATH = "/.vite/manifest.json";

    /** What follows the name of a chunk or source; {@code -legacy} comes from plugin-legacy. */
    private static final Pattern HASH = Pattern.compile("(?:-legacy)?[-._]([A-Za-z0-9_-]{8,64})(?:\\.[A-Za-z0-9]+)+");
    /** A date, a version or a word. */
    private static final Pattern NO_HASH = Pattern.compile("[a-z]*[0-9]+|[A-Z_-]+|(?:[A-Z]?[a-z]{2,}+[_-]?)++[0-9]*");
    /** Rollup replaces these characters in names. */
    private static final Pattern INVALID = Pattern.compile("[\\x00-\\x1f\"#$%&*+,:;<=>?\\[\\]^`{|}\\x7f]");

    /** What else Rollup names by the pattern for sheets, images and fonts. */
    private static final Pattern SCRIPT = Pattern.compile(".*\\.[cm]?js");

    /** The hashes in the names of the files, by canonical path. */
    private final Map<String, String> hashes = new TreeMap<>();
    /** The canonical paths of files whose sources are unknown, so that only other names tell where a hash is. */
    private final Set<String> assets = new TreeSet<>();
    private final String directory;

    private ViteManifest(String directory) {
        this.directory = directory;
    }

    /**
     * @param path that of the manifest, which ends with {@link #PATH}
     * @throws IllegalArgumentException if it is malformed; the message says why
     */
    static ViteManifest parse(String path, String json) {
        ViteManifest manifest = new ViteManifest(path.substring(0, path.length() - PATH.length()));
        try {
            JsonObject chunks = new JsonObject(json);
            for (String source : chunks.fieldNames()) {
                manifest.add(source, chunks.getJsonObject(source));
            }
        } catch (DecodeException e) {
            throw new IllegalArgumentException("it is not a JSON object", e);
        } catch (ClassCastException e) {
            throw new IllegalArgumentException("a value has the wrong type", e);
        }
        return manifest;
    }

    private void add(String source, @Nullable JsonObject chunk) {
        String file = chunk == null ? null : chunk.getString("file");
        if (file == null) {
            throw new IllegalArgumentException("'" + source + "' has no 'file'");
        }
        List<String> names = new ArrayList<>();
        String name = chunk.getString("name");
        if (name != null) {
            names.add(fileName(name));
        }
        // the key of what has no source is made from the file
        if (!source.startsWith("_") || name == null) {
            names.add(withoutExtension(fileName(source)));
        }
        add(file, names);
        files(chunk, "css").forEach(sheet -> add(sheet, names));
        files(chunk, "assets").map(asset -> AssetPath.canonical(directory + "/" + asset)).filter(Objects::nonNull)
                .forEach(assets::add);
    }

    private static Stream<String> files(JsonObject chunk, String key) {
        JsonArray files = chunk.getJsonArray(key, new JsonArray());
        return IntStream.range(0, files.size()).mapToObj(files::getString).filter(Objects::nonNull);
    }

    /** @param names what the file's name starts with by default */
    private void add(String file, List<String> names) {
        String path = AssetPath.canonical(directory + "/" + file);
        for (String name : names) {
            String start = INVALID.matcher(name).replaceAll("_");
            String hash = fileName(file).startsWith(start) ? hash(fileName(file).substring(start.length())) : null;
            if (path != null && hash != null) {
                hashes.put(path, hash);
            }
        }
    }

    private static @Nullable String hash(String rest) {
        Matcher matcher = HASH.matcher(rest);
        return matcher.matches() && !NO_HASH.matcher(matcher.group(1)).matches() ? matcher.group(1) : null;
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /**
     * The canonical paths of the files with a hash in their names.
     *
     * @param sizes returns the size of a file; null if there is none. What files of different sizes have in common cannot
     *        be a hash of their content.
     */
    List<String> hashedNames(Function<String, @Nullable Long> sizes) {
        List<String> known = consistent(hashes, sizes);
        return Stream.concat(known.stream(), consistent(namedLike(known), sizes).stream()).sorted().toList();
    }

    /** The hashes of further assets, whose names end like known ones: the same separator, and a hash of the same length. */
    private Map<String, String> namedLike(List<String> known) {
        Map<String, String> alike = new TreeMap<>();
        for (String path : known) {
            String stem = withoutExtension(fileName(path));
            String hash = hashes.get(path);
            if (SCRIPT.matcher(path).matches() || !stem.endsWith(hash)) {
                continue;
            }
            int fromEnd = hash.length() + 1;
            char separator = stem.charAt(stem.length() - fromEnd);
            for (String asset : assets) {
                String other = withoutExtension(fileName(asset));
                int at = other.length() - fromEnd;
                String end = at > 0 && other.charAt(at) == separator ? hash(fileName(asset).substring(at)) : null;
                if (end != null && !hashes.containsKey(asset)) {
                    alike.put(asset, end);
                }
            }
        }
        return alike;
    }

    private static List<String> consistent(Map<String, String> hashes, Function<String, @Nullable Long> sizes) {
        Map<String, Set<Long>> sizesOfHash = new HashMap<>();
        Map<String, String> existing = new TreeMap<>();
        hashes.forEach((path, hash) -> {
            Long size = sizes.apply(path);
            if (size != null) {
                existing.put(path, hash);
                sizesOfHash.computeIfAbsent(hash, first -> new HashSet<>()).add(size);
            }
        });
        return existing.keySet().stream().filter(path -> sizesOfHash.get(existing.get(path)).size() == 1).toList();
    }
}
