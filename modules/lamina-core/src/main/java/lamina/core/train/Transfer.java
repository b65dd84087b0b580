package lamina.core.train;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.backend.Program;
import lamina.api.graph.Tensor;
import lamina.core.InitSpec;
import lamina.core.ParameterPattern;

/**
 * What a network has taken of the weights of another one.
 *
 * @param file the weights
 * @param taken names of what has been taken
 * @param fresh names of what was to begin afresh
 * @param missing what the file does not have, with shapes
 * @param reshaped what the file has in another shape, with both
 * @param left what only the file has, with shapes
 */
public record Transfer(
        Path file,
        List<String> taken,
        List<String> fresh,
        List<String> missing,
        List<String> reshaped,
        List<String> left) {

    /** Copies the lists. */
    public Transfer {
        taken = List.copyOf(taken);
        fresh = List.copyOf(fresh);
        missing = List.copyOf(missing);
        reshaped = List.copyOf(reshaped);
        left = List.copyOf(left);
    }

    /**
     * Loads what fits.
     *
     * @throws DataException if nothing does, or if not all does and the run is strict
     */
    static Transfer load(InitSpec init, List<Tensor> network, Program program) {
        try (Arena arena = Arena.ofConfined()) {
            TensorFile file = TensorFile.open(file(init.from()), arena);
            Transfer transfer = compared(init, network, file);
            List<Tensor> taken = network.stream()
                    .filter(tensor -> transfer.taken.contains(tensor.name()))
                    .toList();
            new Tensors(taken).copy(file, program);
            return transfer;
        }
    }

    /**
     * Looks what would be loaded, by names and shapes.
     *
     * @throws DataException as {@link #load} does, unless it is for the numbers themselves
     */
    static Transfer look(InitSpec init, List<Tensor> network) {
        try (Arena arena = Arena.ofConfined()) {
            return compared(init, network, TensorFile.open(file(init.from()), arena));
        }
    }

    private static Transfer compared(InitSpec init, List<Tensor> network, TensorFile file) {
        List<String> names = network.stream().map(Tensor::name).toList();
        List<ParameterPattern> afresh = patterns(init, names);
        Map<String, TensorEntry> found = file.header().tensors();
        List<String> taken = new ArrayList<>();
        List<String> fresh = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> reshaped = new ArrayList<>();
        for (Tensor tensor : network) {
            TensorEntry entry = found.get(tensor.name());
            if (matches(afresh, tensor.name())) {
                fresh.add(tensor.name());
            } else if (entry == null) {
                missing.add(tensor.name() + " " + tensor.shape());
            } else if (!Tensors.fits(tensor, entry)) {
                reshaped.add("%s %s, there %s".formatted(tensor.name(), tensor.shape(), entry.text()));
            } else {
                taken.add(tensor.name());
            }
        }
        List<String> left = found.values().stream()
                .filter(entry -> !names.contains(entry.name()) && !matches(afresh, entry.name()))
                .map(entry -> entry.name() + " " + entry.shape())
                .toList();
        Transfer transfer = new Transfer(file.path(), taken, fresh, missing, reshaped, left);
        transfer.check(init.strict());
        return transfer;
    }

    private static List<ParameterPattern> patterns(InitSpec init, List<String> names) {
        List<ParameterPattern> patterns =
                init.fresh().stream().map(ParameterPattern::new).toList();
        patterns.forEach(pattern -> pattern.require("init.fresh", names));
        return patterns;
    }

    private static boolean matches(List<ParameterPattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }

    private static Path file(Path from) {
        Path best = from.resolve(Journal.BEST);
        Path file = !Files.isDirectory(from) ? from : Files.exists(best) ? best : from.resolve(Journal.WEIGHTS);
        if (Files.notExists(file)) {
            throw new DataException(
                    "init.from: there is no %s; name a weights file (safetensors), or the folder of a run that has some"
                            .formatted(file.toAbsolutePath()));
        }
        return file;
    }

    private void check(boolean strict) {
        if (taken.isEmpty()) {
            throw new DataException(
                    "init.from: nothing in %s has the name and shape of anything in the network; is it of another network?\n  %s"
                            .formatted(file, String.join("\n  ", differences())));
        }
        if (strict && !(missing.isEmpty() && reshaped.isEmpty() && left.isEmpty())) {
            throw new DataException(
                    "init.from: %s does not fit the network wholly; init.strict=false takes what fits, init.fresh names what is to begin afresh\n  %s"
                            .formatted(file, String.join("\n  ", differences())));
        }
    }

    private List<String> differences() {
        return Stream.of(
                        told("not in the file: ", missing),
                        told("of another shape: ", reshaped),
                        told("in the file only: ", left))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> told(String what, List<String> which) {
        return which.isEmpty() ? List.of() : List.of(what + String.join(", ", which));
    }

    /** For people. */
    public List<String> lines() {
        int all = taken.size() + fresh.size() + missing.size() + reshaped.size();
        Stream<String> rest = Stream.concat(told("afresh as told: ", fresh).stream(), differences().stream());
        return Stream.concat(
                        Stream.of("begins    with %d of %d tensors from %s%s"
                                .formatted(taken.size(), all, file, taken.size() == all ? "" : ", the others afresh")),
                        rest.map(line -> "          " + line))
                .toList();
    }
}
