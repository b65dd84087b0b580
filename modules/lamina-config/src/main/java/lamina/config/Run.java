package lamina.config;

import lamina.core.RunSpec;

/**
 * A run that was read.
 *
 * @param spec the run, every plugin product made
 * @param resolvedJson the configuration with overrides applied and every default filled in, paths absolute; read again, it gives the
 *     same run
 */
public record Run(RunSpec spec, String resolvedJson) {}
