/**
 * What datasets that are kept in large files have in common: tar archives that are read in place, an index of examples that is mapped
 * instead of loaded, lists of classes. For the plugins that come along and for the engine; no promise to others.
 */
module lamina.storage {
    requires transitive lamina.api;
    requires java.desktop; // JPEG
    requires org.apache.commons.compress;

    exports lamina.storage;
}
