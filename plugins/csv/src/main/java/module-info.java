/** What a run measures, as tables. */
module lamina.csv {
    requires transitive lamina.api;

    exports lamina.csv;

    provides lamina.api.train.RunListenerProvider with
            lamina.csv.CsvProvider;
}
