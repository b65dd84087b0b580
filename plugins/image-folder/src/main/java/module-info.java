/** Pictures in one folder for each class. */
module lamina.imagefolder {
    requires transitive lamina.api;

    exports lamina.imagefolder;

    provides lamina.api.data.DatasetProvider with
            lamina.imagefolder.ImageFolderProvider;
}
