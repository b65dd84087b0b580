/** Pictures in one folder for each class. */
module lamina.imagefolder {
    requires transitive lamina.api;
    requires lamina.storage;

    exports lamina.imagefolder;

    provides lamina.api.data.DatasetProvider with
            lamina.imagefolder.ImageFolderProvider;
}
