/** Softmax with cross entropy as the loss of a classifier. */
package lamina.softmaxloss;
