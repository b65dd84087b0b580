/** The command line. */
package lamina.cli;
