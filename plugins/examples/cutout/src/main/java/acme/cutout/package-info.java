/**
 * Cutout: a square of each picture is blanked, at a random place, so that a network does not lean on one detail (DeVries and Taylor,
 * "Improved regularization of convolutional neural networks with cutout", 2017).
 */
package acme.cutout;
