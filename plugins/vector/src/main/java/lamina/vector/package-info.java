/**
 * Overrides in Java alone, by the Vector API of JEP 508 and those before it: convolutions and dense layers as blocked products of
 * matrices (Goto and van de Geijn 2008), local response normalization and pooling in vectors across the channels.
 *
 * <p>Only {@link lamina.vector.VectorProvider} and the set it makes may be loaded where {@code jdk.incubator.vector} is missing; every
 * other class of this package may mention vectors.
 */
package lamina.vector;
