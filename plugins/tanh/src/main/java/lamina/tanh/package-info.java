/** The hyperbolic tangent. */
package lamina.tanh;
