/** Annotation processors of the build: what a jar needs besides its module descriptor. */
module lamina.processor {
    requires transitive java.compiler;

    exports lamina.processor;

    provides javax.annotation.processing.Processor with
            lamina.processor.Documentation,
            lamina.processor.ServiceFiles;
}
