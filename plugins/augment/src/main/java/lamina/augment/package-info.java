/**
 * The preparation and augmentation of AlexNet (Krizhevsky, Sutskever, Hinton 2012, sections 2 and 4.1) and of its CIFAR-10 networks:
 * resize so that the shorter side has 256 pixels, crop 224 at random, mirror, change the colours along their principal components,
 * subtract the mean; for testing the centre or ten crops.
 *
 * <p>Scaling is by area as the tool of 2012 did it, or by Pillow's filters. On 254 photographs of ImageNet, the shorter side brought to
 * 256, {@code bilinear} and {@code bicubic} differ from Pillow 9.4 by 0.27 of 255 in the mean: by its rounding to whole numbers after
 * each of its two passes, in single pixels by 1 for bilinear, and for bicubic by up to 21 where it cuts off what overshoots between the
 * passes and we do so at the end. {@code area} differs from Pillow's BILINEAR by 0.7 where pictures shrink and by 1.8 where they grow
 * (by 0.8 and 0.7 from its BICUBIC); where it enlarges, the outermost two pixels differ from OpenCV's, which repeats the border.
 *
 * <p>Samples are 0 to 255 until {@code subtract-mean}; everything here keeps to that scale. Random choices come from the generator that
 * is passed in, so that a picture of an epoch is the same on any thread.
 */
package lamina.augment;
