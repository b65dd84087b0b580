/**
 * ImageNet Large Scale Visual Recognition Challenge (Russakovsky et al. 2015), of 2010 and 2012, read as the organisers' archives come:
 * the training archive with one archive for each class in it, the validation archive, and the development kit, whose {@code meta.mat}
 * names the classes and whose ground-truth file has the classes of the validation pictures. Nothing is unpacked: an index of where each
 * picture lies is made on first use (some minutes for 1.3 million of them) and kept. Unpacked folders do as well, in any of the usual
 * shapes.
 *
 * <p>A label is a place in one of two orders: that of the WordNet ids, as Caffe, torchvision and ONNX's models have it, or that of the
 * development kit's numbers less one, as the authors of 2012 had it. Weights of one order make no sense in the other; so each class is
 * named by its WordNet id and words ({@code n01440764 tench, Tinca tinca}), and these names are kept, in their order, with every model.
 *
 * <p>A larger set of classes, ImageNet's of Fall 2011 for instance, is one more archive of archives: give 'train', a list of
 * 'classes', and a share 'heldBack' to validate on. (The paper's was withdrawn; today's release of Winter 2021 has 19,167 classes.)
 */
package lamina.imagenet;
