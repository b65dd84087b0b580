package lamina.report.comparison;

import java.util.List;
import java.util.Optional;
import lamina.api.train.Epoch;
import lamina.core.train.RunState;

/**
 * One of the runs that are compared.
 *
 * @param name its name
 * @param changes what makes it differ from the others
 * @param state how it stands, in a word: {@code done}
 * @param remark what there is to say of that, why it failed for instance; or nothing
 * @param epochs what it has come to
 */
public record Candidate(String name, List<String> changes, String state, String remark, List<Epoch> epochs) {

    /** Copies the lists. */
    public Candidate {
        changes = List.copyOf(changes);
        epochs = List.copyOf(epochs);
    }

    /** Its best epoch that was validated. */
    public Optional<Epoch> best() {
        return RunState.best(epochs);
    }

    /** Its last epoch. */
    public Optional<Epoch> last() {
        return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.getLast());
    }

    /** How long it has trained. */
    public double seconds() {
        return epochs.stream().mapToDouble(Epoch::seconds).sum();
    }
}
