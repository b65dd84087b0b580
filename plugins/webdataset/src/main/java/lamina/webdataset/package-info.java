/**
 * Pictures in tar archives.
 *
 * <p>{@code webdataset}: shards as the Python library WebDataset writes them. Files whose names are alike up to the first dot behind the
 * last slash are one example: {@code 000042.jpg} and {@code 000042.cls}. They are not read as a stream, as that library does, but by
 * position, in the order of the epoch: an index of where they lie is made on first use and kept beside the shards.
 *
 * <p>{@code packed}: the folder that {@code lamina data pack} leaves; it has its index with it, and its shards are mapped.
 */
package lamina.webdataset;
