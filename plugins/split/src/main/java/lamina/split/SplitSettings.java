package lamina.split;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** Which part of how many. */
public record SplitSettings(
        @Doc("Into how many equal parts the channels are cut") @Default("2") @Range(min = 2)
        int numOutputs,

        @Doc("Which of them this is, from 0") @Default("0") @Range(min = 0)
        int output) {

    /** @throws IllegalArgumentException if there is no such part */
    public SplitSettings {
        if (output >= numOutputs) {
            throw new IllegalArgumentException(
                    "output must be below numOutputs, as parts are counted from 0; found output %d of %d"
                            .formatted(output, numOutputs));
        }
    }
}
