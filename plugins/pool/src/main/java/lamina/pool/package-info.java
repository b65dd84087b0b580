/** Maximum and average pooling over overlapping windows. */
package lamina.pool;
