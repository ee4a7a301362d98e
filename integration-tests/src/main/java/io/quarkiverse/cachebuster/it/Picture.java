package io.quarkiverse.cachebuster.it;

import java.util.List;

/**
 * A picture of the gallery. Its file is named by its id, so that templates have to compute the path.
 */
record Picture(String id, String title, String note) {

    static final List<Picture> ALL = List.of(
            new Picture("ridge", "Morning ridge", "Five ranges, each a little paler than the one before it."),
            new Picture("lighthouse", "Night watch", "One turn in twelve seconds, seen from nineteen miles."),
            new Picture("dunes", "Caravan", "The dunes move by a foot a week, the path with them."),
            new Picture("aurora", "Northern lights", "Green at a hundred kilometres, violet above that."),
            new Picture("regatta", "Regatta", "A fresh breeze from the left, and everybody ahead of time."),
            new Picture("meadow", "Poppies", "The tree has been there for longer than the path."));
}
