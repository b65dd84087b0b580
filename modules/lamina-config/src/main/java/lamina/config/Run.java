package lamina.config;

import java.util.List;
import java.util.Optional;
import lamina.api.Provider;
import lamina.core.RunSpec;

/**
 * A run that was read.
 *
 * @param spec the run, every plugin product made
 * @param resolvedJson the configuration with overrides applied and every default filled in, paths absolute; read again, it gives the
 *     same run
 * @param providers every provider that made something of it
 */
public record Run(RunSpec spec, String resolvedJson, List<Provider<?, ?>> providers) {

    /** Copies the list. */
    public Run {
        providers = List.copyOf(providers);
    }

    /** What its configuration has other than an earlier one, also a resolved one. */
    public List<Difference> differences(String earlierJson) {
        return Difference.between(earlierJson, resolvedJson);
    }

    /**
     * A setting as the run has it, a default that nobody wrote too.
     *
     * @param path its dotted path through objects: {@code backend.threads}
     * @return its text; empty if there is no such setting, or if it is no single value
     */
    public Optional<String> setting(String path) {
        return node(path).flatMap(Run::text);
    }

    /**
     * A setting of any kind as JSON on one line, which {@code --set} takes again.
     *
     * @param path its dotted path through objects: {@code augment.evaluate}
     * @return empty if there is no such setting
     */
    public Optional<String> json(String path) {
        return node(path).map(node -> JsonText.of(node).strip().replaceAll("\n *", " ")); // texts have theirs escaped
    }

    private Optional<Node> node(String path) {
        Optional<Node> node = new TreeReader(Source.java(resolvedJson), new Problems()).read(resolvedJson);
        for (String key : path.split("\\.", -1)) {
            node = node.flatMap(parent -> parent instanceof Node.Fields fields ? fields.get(key) : Optional.empty());
        }
        return node;
    }

    private static Optional<String> text(Node node) {
        return switch (node) {
            case Node.Text text -> Optional.of(Variables.plain(text.value()));
            case Node.Numeral numeral -> Optional.of(numeral.written());
            case Node.Flag flag -> Optional.of(flag.written());
            default -> Optional.empty();
        };
    }
}
