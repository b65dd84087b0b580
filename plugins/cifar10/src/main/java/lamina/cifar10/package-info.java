/**
 * CIFAR-10 (A. Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009): 50,000 training and 10,000 test pictures of
 * 32 × 32 in ten classes, in the original binary files. A record is one byte of label and three planes of 1024 bytes: red, green, blue.
 */
package lamina.cifar10;
