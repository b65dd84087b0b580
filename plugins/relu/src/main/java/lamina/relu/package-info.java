/** The rectified linear unit. */
package lamina.relu;
