/**
 * Packing: any dataset becomes a folder of pictures of one size ({@link lamina.storage.PackFolder}), from which training reads without
 * decoding and scaling large files again. {@link lamina.core.pack.Packer} writes shard after shard, each whole under its name or not at
 * all, so that it goes on after a kill where it was, to the same bytes; {@link lamina.core.pack.PackCheck} reads all of it again.
 */
package lamina.core.pack;
