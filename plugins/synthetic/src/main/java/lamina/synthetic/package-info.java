/** Images made from a seed, for tests and measurements. */
package lamina.synthetic;
