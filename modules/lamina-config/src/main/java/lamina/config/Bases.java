package lamina.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lamina.api.ConfigurationException;

/** Reads the files that a file extends, and lets it change them. */
final class Bases {
    /** The key that names a file or a model to begin from. */
    static final String KEY = "extends";

    /** The key by which editors find a schema; nobody else reads it. */
    static final String SCHEMA = "$schema";

    private final ModelFiles models;
    private final Map<String, String> environment;
    private final Problems problems;

    Bases(ModelFiles models, Map<String, String> environment, Problems problems) {
        this.models = models;
        this.environment = environment;
        this.problems = problems;
    }

    static Keywords schema() {
        return new Keywords()
                .with("type", "string")
                .with(
                        "description",
                        "A file beside this one, or a model, whose settings hold unless this file changes them");
    }

    /** The tree on top of what it extends; nothing if that cannot be read, which is the only problem to tell then. */
    Optional<Node> extended(Node root, Source source) {
        return extended(root, source, List.of(Path.of(source.name())));
    }

    private Optional<Node> extended(Node root, Source source, List<Path> chain) {
        if (!(root instanceof Node.Fields fields)) {
            return Optional.of(root);
        }
        Node.Fields own = fields.without(SCHEMA).without(KEY);
        return fields.get(KEY)
                .map(base -> read(base, source, chain).map(tree -> (Node) new Patch(problems).run(tree, own)))
                .orElse(Optional.of(own));
    }

    private Optional<Node.Fields> read(Node written, Source source, List<Path> chain) {
        if (!(written instanceof Node.Text text)) {
            problems.add(written.place(), KEY, "must be a file or a model; found " + written.found());
            return Optional.empty();
        }
        String name = Variables.ofEnvironment(text, KEY, environment, problems);
        return models.near(name, chain.getLast())
                .or(() -> missing(name, text))
                .filter(file -> isNew(file, text, chain))
                .flatMap(file -> read(file, text, source.base(file), chain));
    }

    private Optional<Path> missing(String name, Node.Text text) {
        problems.add(text.place(), KEY, "must be " + models.notNear(name));
        return Optional.empty();
    }

    private boolean isNew(Path file, Node.Text text, List<Path> chain) {
        boolean known = chain.stream().anyMatch(earlier -> same(earlier, file));
        if (known) {
            String files = Stream.concat(chain.stream(), Stream.of(file))
                    .map(Path::toString)
                    .reduce((a, b) -> a + " extends " + b)
                    .orElseThrow();
            problems.add(text.place(), KEY, "must not lead back to the same file: " + files);
        }
        return !known;
    }

    private static boolean same(Path a, Path b) {
        return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
    }

    private Optional<Node.Fields> read(Path file, Node.Text text, Source source, List<Path> chain) {
        List<Path> longer = Stream.concat(chain.stream(), Stream.of(file)).toList();
        return text(file, text)
                .flatMap(content -> new TreeReader(source, problems).read(content))
                .flatMap(tree -> extended(tree, source, longer))
                .flatMap(this::object);
    }

    private Optional<Node.Fields> object(Node tree) {
        if (tree instanceof Node.Fields fields) {
            return Optional.of(fields);
        }
        problems.add(tree.place(), "", "must be an object; found " + tree.found());
        return Optional.empty();
    }

    private Optional<String> text(Path file, Node.Text text) {
        try {
            return Optional.of(ConfigurationFile.read(file));
        } catch (ConfigurationException e) {
            problems.add(text.place(), KEY, e.getMessage());
            return Optional.empty();
        }
    }
}
