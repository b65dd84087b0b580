/** Decodes {@link lamina.api.data.Encoded.Raw}: samples of 8 bits as CIFAR-10 and MNIST store them, grey becoming three channels. */
package lamina.raw;
