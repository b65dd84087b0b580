package lamina.cli;

import lamina.core.survey.Going;

/** How far a file has come: a line that is drawn again and again, or one for every tenth where nobody watches. */
final class FetchLine implements Going.Progress, AutoCloseable {
    private static final int PARTS = 10;
    private static final int DRAWN = 100;

    private final Output output;
    private final String file;
    private final DrawnLine line;
    private int told = -1;

    FetchLine(Output output, String file) {
        this.output = output;
        this.file = file;
        this.line = new DrawnLine(output.notes());
    }

    @Override
    public void done(int kilobytes, int of) {
        int parts = output.terminal() ? DRAWN : PARTS;
        int part = of == 0 ? parts : (int) ((long) kilobytes * parts / of);
        if (part == told) {
            return;
        }
        told = part;
        String text = "%s  %s/%s kB".formatted(file, Numbers.grouped(kilobytes), Numbers.grouped(of));
        if (output.terminal()) {
            line.accept(text);
        } else {
            output.note(text);
        }
    }

    void note(String text) {
        if (output.terminal()) {
            line.clear();
        }
        output.note(text);
    }

    @Override
    public void close() {
        if (output.terminal()) {
            line.close();
        }
    }
}
