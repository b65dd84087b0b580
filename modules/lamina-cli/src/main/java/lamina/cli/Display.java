package lamina.cli;

import lamina.api.train.RunListener;

/** What shows how a run goes, and leaves room for a line about something else. */
interface Display extends RunListener {

    /** Writes a line that stays. */
    void note(String line);
}
