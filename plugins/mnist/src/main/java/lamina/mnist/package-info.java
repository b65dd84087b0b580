/** The MNIST dataset in its IDX form. */
package lamina.mnist;
