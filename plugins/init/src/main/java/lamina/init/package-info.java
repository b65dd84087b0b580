/** Initial values of parameters. */
package lamina.init;
