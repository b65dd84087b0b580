/**
 * Picture files in one folder for each class, as ImageNet is usually unpacked. The names of the folders, sorted, are the classes, unless a list
 * ({@code classes}) gives their order, or some of them only; files
 * lie in them at any depth, and are taken in the order of their paths, so that the same files give the same examples anywhere.
 *
 * <p>What to validate on is found in this order: {@code validationRoot}; a folder {@code val}, {@code valid} or {@code validation} beside
 * a folder {@code train} in {@code root}; or a share of the training pictures, chosen by a hash of their paths, so that a picture stays on
 * its side when others come or go. To test on: {@code testRoot}, a folder {@code test} beside {@code train}, or the validation pictures.
 */
package lamina.imagefolder;
