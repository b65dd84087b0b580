/**
 * The squared error of the softmax's probabilities, Σ<sub>c</sub> (p<sub>c</sub> − t<sub>c</sub>)² where t is 1 at the label and 0 elsewhere
 * (Brier 1950). An example; write here what yours does, and whose idea it is.
 */
package $package$;
