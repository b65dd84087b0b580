package acme.cutout;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of {@code acme:cutout}. */
@Doc("Blanks a square of each picture, at a random place")
public record CutoutSettings(
        @Doc("Pixels of the square's side; what of it lies beyond the picture's border is not there")
        @Default("16")
        @Range(min = 1)
        int size,

        @Doc("What the square is filled with: 0 is the mean colour behind subtract-mean") @Default("0")
        float value) {}
