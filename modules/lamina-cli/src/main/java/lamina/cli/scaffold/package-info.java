/**
 * Begins projects of plugins: {@code lamina plugins new}. What a project consists of lies as templates in the resources of this package,
 * {@code project} for all kinds and a folder for each; {@code $Name$} and the like in them, and in the names of files, are replaced.
 */
package lamina.cli.scaffold;
