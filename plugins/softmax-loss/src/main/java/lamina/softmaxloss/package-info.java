/**
 * The loss {@code softmax-loss}: multinomial logistic regression, p = softmax(scores), loss = -log p[label], for each example.
 *
 * <p>Krizhevsky 2012, section 3.5. Before anything is learned it is near ln(classes): 2.3 for 10, 6.9 for 1000.
 */
package lamina.softmaxloss;
