/** What runs a graph: a {@link lamina.api.backend.Backend} compiles it to a {@link lamina.api.backend.Program} on one device. */
package lamina.api.backend;
