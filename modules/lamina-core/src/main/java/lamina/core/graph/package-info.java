/**
 * From layers to a graph: {@link lamina.core.graph.Assembler} builds each layer for training and for evaluation,
 * {@link lamina.core.graph.Differentiator} adds the gradients, the optimizer its updates.
 */
package lamina.core.graph;
