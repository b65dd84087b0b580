/**
 * What a run computes on, when that is more than one device. Layers that name devices cut the graph ({@link
 * lamina.core.device.Partition}): the parts run at the same time, each on a thread of its own, and hand each other what crosses. Replicas
 * each learn from a share of every batch and add their gradients up. Either way it is one {@link lamina.api.backend.Program} to whoever
 * uses it.
 */
package lamina.core.device;
