/** Derives {@code META-INF/services} from the {@code provides} directives of a module, so that its jar serves on the class path too. */
package lamina.processor;
