package acme.plain;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of {@code acme:triangular}. */
@Doc("A learning rate that rises and falls in straight lines, again and again")
public record TriangularSettings(
        @Doc("The learning rate at the bottom, where it begins") @Default("0.001") @Range(min = 0, above = true)
        double least,

        @Doc("The learning rate at the top") @Default("0.01") @Range(min = 0, above = true)
        double most,

        @Doc("Epochs of a rise, and of a fall") @Default("2") @Range(min = 0, above = true)
        double epochs) {

    /** @throws IllegalArgumentException if the top is below the bottom */
    public TriangularSettings {
        if (most < least) {
            throw new IllegalArgumentException(
                    "\"most\" must not be below \"least\", %s; found %s".formatted(least, most));
        }
    }
}
