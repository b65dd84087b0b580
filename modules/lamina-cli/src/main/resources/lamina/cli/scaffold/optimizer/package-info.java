/** Plain gradient descent, w ← w − ε (g + λ w), without a momentum. An example; write here what yours does, and whose idea it is. */
package $package$;
