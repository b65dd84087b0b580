/** A dataset in a CSV file of paths and labels, by a library that lies in the plugin's folder. */
module acme.csv {
    requires lamina.api;
    requires de.siegmar.fastcsv;

    exports acme.csv;

    provides lamina.api.data.DatasetProvider with
            acme.csv.CsvProvider;
}
