package lamina.report;

import java.util.List;
import lamina.report.chart.Axis;
import lamina.report.chart.Chart;
import lamina.report.chart.Mark;
import lamina.report.chart.Points;

/** Charts over the run: to the right are epochs, so that steps and epochs share one axis. */
record Timeline(Measurements measured) {

    /** A chart with the places where the run was taken up again. */
    Chart chart(String title, Axis y) {
        Chart chart = Chart.of(title, axis(), y);
        List<Double> resumed = measured.resumes().stream()
                .map(line -> line.get("step") * epochsInStep())
                .toList();
        return resumed.isEmpty() ? chart : chart.with(new Mark("resumed", resumed));
    }

    /** Points over the number of the step, over epochs instead. */
    Points over(Points steps) {
        return steps.scaled(epochsInStep(), 1);
    }

    private Axis axis() {
        return Axis.linear(Double.isNaN(measured.planned("stepsPerEpoch")) ? "step" : "epoch")
                .from(0);
    }

    /** 1 where it is not known how many steps an epoch has: then the axis counts steps. */
    double epochsInStep() {
        double steps = measured.planned("stepsPerEpoch");
        return steps > 0 ? 1 / steps : 1;
    }
}
