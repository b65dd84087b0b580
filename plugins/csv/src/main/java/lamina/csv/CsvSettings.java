package lamina.csv;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** Settings of {@code csv}. */
public record CsvSettings(
        @Doc("Of how many steps one has a row in steps.csv; the first has one too") @Default("10") @Range(min = 1)
        int every) {}
