/**
 * The preparation and augmentation of AlexNet (Krizhevsky, Sutskever, Hinton 2012, sections 2 and 4.1) and of its CIFAR-10 networks:
 * resize so that the shorter side has 256 pixels, crop 224 at random, mirror, change the colours along their principal components,
 * subtract the mean; for testing the centre or ten crops.
 *
 * <p>Samples are 0 to 255 until {@code subtract-mean}; everything here keeps to that scale. Random choices come from the generator that
 * is passed in, so that a picture of an epoch is the same on any thread.
 */
package lamina.augment;
