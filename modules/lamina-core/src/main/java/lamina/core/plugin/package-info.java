/**
 * What is installed: {@link lamina.core.plugin.Registry} knows every provider by product and type,
 * {@link lamina.core.plugin.Realms} loads folders of plugins, each into a module layer of its own, and
 * {@link lamina.core.plugin.PluginInfo} says of each plugin what it provides or why it cannot be used. The only package that calls
 * {@link java.util.ServiceLoader}.
 */
package lamina.core.plugin;
