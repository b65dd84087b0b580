/**
 * MNIST (LeCun, Cortes, Burges): 60,000 training and 10,000 test pictures of handwritten digits, 28 × 28, grey, in the original IDX files:
 * a big-endian magic number, one count for each dimension, then the bytes.
 */
package lamina.mnist;
