/** Configuration files: from text to a run, with every problem reported where it stands. */
package lamina.config;
