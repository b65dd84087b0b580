package lamina.api.graph;

/**
 * An op that treats element <i>i</i> of each tensor alike and apart from all others, so that any common permutation of the elements
 * gives the same result: a backend may keep its tensors in a layout of its own. The update of an optimizer is one.
 */
public interface Pointwise extends Op {}
