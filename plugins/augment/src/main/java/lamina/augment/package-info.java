/** Random crops, mirrors and colour jitter of training images. */
package lamina.augment;
