/**
 * Examples in large files. {@link lamina.storage.Tar} lists what lies where in an archive, and in an archive within it; {@link
 * lamina.storage.ExampleIndex} keeps that list, with labels, in a file that is mapped: fourteen million examples open at once and take no
 * heap. {@link lamina.storage.IndexCache} makes it once and tells when the archives have changed. {@link
 * lamina.storage.ArchiveExamples} reads by position, so that any number of threads reads at the same time; {@link
 * lamina.storage.PackFolder} is the folder that {@code lamina data pack} leaves.
 */
package lamina.storage;
