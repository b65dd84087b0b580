package lamina.report.chart;

import java.util.List;
import java.util.Optional;

/**
 * An axis.
 *
 * @param label what is on it, with its unit
 * @param scale how numbers lie on it
 * @param include numbers that it shows in any case
 * @param largest where it ends in any case
 */
public record Axis(String label, Scale scale, List<Double> include, Optional<Double> largest) {

    /** How numbers lie on an axis. */
    public enum Scale {
        /** Evenly. */
        LINEAR,
        /** By their logarithm; what is not positive cannot be shown. */
        LOG;

        /** Where a number lies, up to a factor and a summand. */
        double of(double number) {
            return this == LINEAR ? number : Math.log10(number);
        }

        boolean shows(double number) {
            return Double.isFinite(number) && (this == LINEAR || number > 0);
        }
    }

    /** Copies the list. */
    public Axis {
        include = List.copyOf(include);
    }

    /** An even axis. */
    public static Axis linear(String label) {
        return new Axis(label, Scale.LINEAR, List.of(), Optional.empty());
    }

    /** A logarithmic axis. */
    public static Axis log(String label) {
        return new Axis(label, Scale.LOG, List.of(), Optional.empty());
    }

    /** It shows a number in any case: 0, for instance. */
    public Axis from(double number) {
        return new Axis(label, scale, List.of(number), largest);
    }

    /** It ends at a number, whatever lies beyond. */
    public Axis to(double number) {
        return new Axis(label, scale, include, Optional.of(number));
    }
}
