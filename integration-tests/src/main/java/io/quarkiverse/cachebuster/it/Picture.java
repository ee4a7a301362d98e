package io.quarkiverse.cachebuster.it;

import java.util.List;

/**
 * A picture in the gallery. Its file is named after its id, so templates have to compute the path.
 */
record Picture(String id, String title, String note) {

    static final List<Picture> ALL = List.of(
            new Picture("ridge", "Morning ridge", "Five ranges, each a little paler than the one before it."),
            new Picture("lighthouse", "Night watch", "One flash every twelve seconds, visible for nineteen miles."),
            new Picture("dunes", "Caravan", "The dunes move a foot a week, and the path moves with them."),
            new Picture("aurora", "Northern lights", "Green at a hundred kilometres, violet above that."),
            new Picture("regatta", "Regatta", "A fresh breeze from the left, and everyone ahead of schedule."),
            new Picture("meadow", "Poppies", "The tree was here before the path."));
}
