package lamina.imagenet;

/** The orders that labels are counted in. */
public enum Order {
    /** Of the WordNet ids, sorted: what Caffe, torchvision and most models that are passed around take. */
    WNID,
    /** Of the development kit's numbers, less one: what the paper's authors took. */
    DEVKIT
}
