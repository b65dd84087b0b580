package lamina.report;

import lamina.report.chart.Points;

/**
 * How fast steps were, by those that were written down.
 *
 * @param picturesPerSecond over all of them; NaN if there are none
 * @param waiting the share of the time in which the network waited for pictures
 * @param pictures pictures per second, over the number of the step
 * @param waitingShare that share in percent, over the number of the step
 */
record Speed(double picturesPerSecond, double waiting, Points pictures, Points waitingShare) {

    static Speed of(Measurements measured) {
        Points counts = measured.step("pictures");
        Points seconds = measured.step("seconds");
        Points waits = measured.step("waiting");
        int steps = Math.min(counts.size(), Math.min(seconds.size(), waits.size()));
        Points pictures = new Points();
        Points waitingShare = new Points();
        double count = 0;
        double time = 0;
        double waited = 0;
        for (int i = 0; i < steps; i++) {
            pictures.add(seconds.x(i), counts.y(i) / seconds.y(i));
            waitingShare.add(seconds.x(i), 100 * waits.y(i) / seconds.y(i));
            count += counts.y(i);
            time += seconds.y(i);
            waited += waits.y(i);
        }
        return new Speed(count / time, waited / time, pictures, waitingShare);
    }
}
