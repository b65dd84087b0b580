/** Random crops, mirrors and colour jitter of training images. */
module lamina.augment {
    requires lamina.api;
    requires lamina.ops;
}
