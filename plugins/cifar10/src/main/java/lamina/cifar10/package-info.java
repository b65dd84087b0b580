/** The CIFAR-10 dataset in its binary form. */
package lamina.cifar10;
