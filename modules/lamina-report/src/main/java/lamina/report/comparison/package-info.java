/** Several runs side by side: {@link lamina.report.comparison.Comparison}. */
package lamina.report.comparison;
