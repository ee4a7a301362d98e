package io.quarkiverse.cachebuster.runtime.script;

import java.util.HashMap;
import java.util.Map;

/**
 * Searches the ends of literals for file names. Keeps only as much of a literal as the longest file name needs.
 * <p>
 * Takes linear time: from each end it goes back at most to the previous quotation mark, which is the previous end,
 * unless file names contain quotation marks.
 */
final class FileNameSearch implements ScriptListener {

    record Position(int line, int column) {
    }

    private final FileNames names;
    private final Map<Integer, Position> found = new HashMap<>();
    /** Includes the character before a name, and a backslash before each of its characters. */
    private final int kept;
    private final char[] text;
    private final int[] lines;
    private final int[] columns;
    private int length;
    private boolean isCut;

    FileNameSearch(FileNames names) {
        this.names = names;
        this.kept = 2 * names.longest() + 2;
        this.text = new char[2 * kept];
        this.lines = new int[2 * kept];
        this.columns = new int[2 * kept];
    }

    /** The first position of each name found. */
    Map<Integer, Position> found() {
        return found;
    }

    @Override
    public void start(Literal kind) {
        length = 0;
        isCut = false;
    }

    @Override
    public void add(char c, int line, int column) {
        if (c == '"' || c == '\'' || c == '`') {
            end();
        }
        if (length == text.length) {
            cut();
        }
        text[length] = c;
        lines[length] = line;
        columns[length] = column;
        length++;
    }

    private void cut() {
        for (Object array : new Object[] { text, lines, columns }) {
            System.arraycopy(array, length - kept, array, 0, kept);
        }
        length = kept;
        isCut = true;
    }

    @Override
    public void endOfAlternative() {
        end();
    }

    @Override
    public void end() {
        searchBackFrom(length);
        if (length > 0 && text[length - 1] == '$') {
            searchBackFrom(length - 1);
        }
    }

    private void searchBackFrom(int end) {
        FileNames.Suffix suffix = names.suffix();
        for (int i = end - 1; i >= 0; i--) {
            if (text[i] == '\\') {
                // the string is the source of a regular expression or of another literal
                continue;
            }
            if (!suffix.prepend(text[i])) {
                return;
            }
            if (suffix.isName() && isStart(i)) {
                found.putIfAbsent(suffix.name(), new Position(lines[i], columns[i]));
            }
        }
    }

    private boolean isStart(int position) {
        return position == 0 ? !isCut : !isNameCharacter(text[position - 1]);
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '.' || c == '-';
    }
}
