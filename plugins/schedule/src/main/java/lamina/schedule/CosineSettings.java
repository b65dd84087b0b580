package lamina.schedule;

import java.util.Optional;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of {@code cosine}. */
@Doc("A learning rate that falls along half a cosine, once or again and again")
public record CosineSettings(
        @Doc("The learning rate at first, and after each restart") @Default("0.01") @Range(min = 0, above = true)
        double rate,

        @Doc("The learning rate at the end of a fall") @Default("0") @Range(min = 0)
        double end,

        @Doc("Epochs of the first fall, after which it starts again; left out: one fall over the whole run")
        @Range(min = 1)
        Optional<Integer> epochs,

        @Doc("How many times as long each fall is as the one before it") @Default("1") @Range(min = 1)
        int growth) {

    /** @throws IllegalArgumentException if the end is above the beginning */
    public CosineSettings {
        if (end > rate) {
            throw new IllegalArgumentException("\"end\" must not be above \"rate\", %s; found %s".formatted(rate, end));
        }
    }
}
