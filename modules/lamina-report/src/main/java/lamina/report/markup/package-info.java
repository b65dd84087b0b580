/** HTML and SVG as values. */
package lamina.report.markup;
