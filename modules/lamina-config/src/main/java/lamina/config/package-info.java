/**
 * Configuration files: from text to a run, with every problem reported where it stands.
 *
 * <p>{@link lamina.config.RunReader} goes through it all. {@code TreeReader} reads JSON or YAML into a tree of {@code Node}s that know their
 * place; {@code Bases} lays a file over those that it extends, {@code Overrides} puts in what {@code --set} says, {@code Variables} what is
 * written as {@code ${…}}. {@code Binder} makes values of the tree by their types, {@code ProductBinder} the products of plugins, {@code Layers}
 * the network; {@code Problems} gathers what does not fit. {@link lamina.config.Schema} goes the other way, from types to a JSON Schema.
 */
package lamina.config;
