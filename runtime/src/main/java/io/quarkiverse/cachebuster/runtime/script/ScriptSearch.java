package io.quarkiverse.cachebuster.runtime.script;

import io.quarkiverse.cachebuster.runtime.link.Position;

/**
 * Searches the tokens of a script for everything that matters here, in one pass.
 */
final class ScriptSearch implements ScriptListener {

    /** Longer literals aren't URLs of assets. */
    private static final int MAX_URL_LENGTH = 2_000;

    private final String script;
    private final FileNames names;
    private final FileNameSearch fileNames;
    private final RegistrationSearch registrations;
    private final WorkerSearch worker;
    private final StringBuilder text = new StringBuilder();
    private boolean isTooLong;
    private boolean isWhole;
    private int line;
    private int column;

    ScriptSearch(String script, FileNames names) {
        this.script = script;
        this.names = names;
        this.fileNames = new FileNameSearch(names);
        this.registrations = new RegistrationSearch(script);
        this.worker = new WorkerSearch(script);
    }

    ScriptFindings findings() {
        return new ScriptFindings(script, names.at(fileNames.found(), script), registrations.found(), worker.found());
    }

    @Override
    public void start(Literal kind) {
        fileNames.start(kind);
        text.setLength(0);
        isTooLong = false;
        isWhole = kind == Literal.STRING || kind == Literal.TEMPLATE;
    }

    @Override
    public void add(char c, int atLine, int atColumn) {
        fileNames.add(c, atLine, atColumn);
        if (text.length() == 0) {
            line = atLine;
            column = atColumn;
        }
        if (text.length() < MAX_URL_LENGTH) {
            text.append(c);
        } else {
            isTooLong = true;
        }
    }

    @Override
    public void endOfAlternative() {
        fileNames.endOfAlternative();
    }

    @Override
    public void expression() {
        isWhole = false;
        registrations.expression();
    }

    @Override
    public void end() {
        fileNames.end();
        if (isTooLong) {
            text.setLength(0);
        }
        registrations.literal(text, isWhole);
        worker.literal(text, isWhole, names.endUrl(text) ? new Position(script, line, column) : null);
    }

    @Override
    public void word(CharSequence word, int atLine, int atColumn) {
        registrations.word(word);
        worker.word(word, atLine, atColumn);
    }

    @Override
    public void punctuator(char c) {
        registrations.punctuator(c);
        worker.punctuator(c);
    }
}
