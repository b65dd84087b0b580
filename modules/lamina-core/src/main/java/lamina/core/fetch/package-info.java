/** Fetches datasets that are free to take from where their makers publish them. */
package lamina.core.fetch;
