package lamina.schedule;

import java.util.List;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of {@code table}. */
@Doc("A learning rate set by hand for each stretch of epochs")
public record TableSettings(
        @Doc("The rates, from the first epoch on") List<Row> rows) {

    /**
     * A stretch that ends where the next begins.
     *
     * @param epoch epochs of the run before it
     * @param rate its learning rate
     */
    @Doc("A rate, and from where on")
    public record Row(
            @Doc("After so many epochs of the run; 0 for its beginning") @Range(min = 0)
            int epoch,

            @Doc("The learning rate from there on; 0: nothing is learned") @Range(min = 0)
            double rate) {}

    /** @throws IllegalArgumentException unless the epochs rise from 0 on */
    public TableSettings {
        rows = List.copyOf(rows);
        List<Integer> epochs = rows.stream().map(Row::epoch).toList();
        if (epochs.isEmpty() || epochs.getFirst() != 0) {
            throw new IllegalArgumentException("the first row must be of epoch 0; found epochs " + epochs);
        }
        for (int i = 1; i < epochs.size(); i++) {
            if (epochs.get(i) <= epochs.get(i - 1)) {
                throw new IllegalArgumentException("epochs must rise from row to row; found " + epochs);
            }
        }
    }
}
