package lamina.core.train;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lamina.api.BackendException;
import lamina.api.backend.CompileListener;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Program;
import lamina.api.graph.Parameter;
import lamina.api.graph.State;
import lamina.api.graph.Tensor;
import lamina.core.LayerSpec;
import lamina.core.RunSpec;
import lamina.core.data.Batch;
import lamina.core.device.Machine;
import lamina.core.graph.Assembly;
import lamina.core.graph.Examination;
import lamina.core.graph.Network;

/**
 * Looks for the layer that a run diverges in, once it has: first in what was learned, then in the forward pass of the batch it diverged with.
 * That is compiled only now, and beside the program that trains, which stays as it was.
 */
record Examiner(RunSpec run, Machine machine, List<OverrideSet> overrides, Assembly assembly, Program program) {

    /** What is found. */
    Divergence.Finding examine(Batch batch, long step) {
        List<Integer> broken = IntStream.range(0, batch.count())
                .filter(row -> !Extent.of(batch.image(row)).finite())
                .boxed()
                .toList();
        if (!broken.isEmpty()) {
            return new Divergence.Finding(
                    Optional.empty(),
                    "before the first layer: pictures themselves hold numbers that are not finite; an augmentation makes them",
                    broken);
        }
        return learned().orElseGet(() -> forward(batch, step));
    }

    /** The first parameter that is broken already. */
    private Optional<Divergence.Finding> learned() {
        return assembly.parameters().stream()
                .map(Parameter::tensor)
                .flatMap(parameter -> broken(parameter).stream())
                .findFirst();
    }

    private Optional<Divergence.Finding> broken(Tensor parameter) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment content = arena.allocate(parameter.bytes(), 64);
            program.read(parameter, content);
            Extent extent = Extent.of(content);
            return extent.finite()
                    ? Optional.empty()
                    : Optional.of(new Divergence.Finding(
                            owner(parameter),
                            "%s: %s of its %s numbers are not finite, by an update before this step: a gradient was too large"
                                    .formatted(
                                            parameter.name(),
                                            grouped(extent.broken()),
                                            grouped(parameter.shape().size())),
                            List.of()));
        }
    }

    /** The layer whose name the parameter's begins with; of several the longest. */
    private Optional<String> owner(Tensor parameter) {
        return run.layers().stream()
                .map(LayerSpec::name)
                .filter(name -> parameter.name().startsWith(name + "."))
                .max(Comparator.comparingInt(String::length));
    }

    private Divergence.Finding forward(Batch batch, long step) {
        Examination examination = Examination.of(Network.of(run), assembly.batch());
        try (Program beside = machine.compile(examination.assembly(), overrides, CompileListener.NONE)) {
            copy(examination.assembly(), beside);
            Host host = new Host(examination.assembly(), beside);
            host.examine(batch, step);
            return found(examination, beside, host, batch);
        } catch (BackendException e) {
            return new Divergence.Finding(
                    Optional.empty(),
                    "the layer could not be found, as looking for it takes memory for another forward pass: "
                            + e.getMessage(),
                    List.of());
        }
    }

    private void copy(Assembly to, Program beside) {
        Stream<Tensor> lasting = Stream.concat(
                to.parameters().stream().map(Parameter::tensor),
                to.states().stream().map(State::tensor));
        lasting.filter(to.graph().tensors()::contains).forEach(tensor -> {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment content = arena.allocate(tensor.bytes(), 64);
                program.read(tensor, content);
                beside.write(tensor, content);
            }
        });
    }

    private static Divergence.Finding found(Examination examination, Program beside, Host host, Batch batch) {
        List<Integer> rows = IntStream.range(0, batch.count())
                .filter(row -> !Float.isFinite(host.loss(row)))
                .boxed()
                .toList();
        List<Look> looks = looks(examination, beside, Extent.of(batch.images()));
        Optional<Look> broken =
                looks.stream().filter(look -> !look.extent.finite()).findFirst();
        if (broken.isPresent()) {
            Look look = broken.get();
            String text =
                    "layer %s is the first whose output is not finite: %s of %s numbers; it takes numbers up to %.3g"
                            .formatted(
                                    look.name(),
                                    grouped(look.extent.broken()),
                                    grouped(look.output.output().shape().size()),
                                    look.before);
            return new Divergence.Finding(Optional.of(look.output.layer()), text, rows);
        }
        Look look = looks.stream().max(Comparator.comparingDouble(Look::growth)).orElseThrow();
        String text = String.format(
                Locale.ROOT,
                "every layer's output is finite; they grow most in layer %s: from %.3g to %.3g",
                look.name(),
                look.before,
                look.extent.largest());
        return new Divergence.Finding(Optional.of(look.output.layer()), text, rows);
    }

    /** A layer's output, and the largest magnitude of what stands before it in the list. */
    private record Look(Examination.Output output, double before, Extent extent) {
        String name() {
            return output.layer() + " (" + output.type() + ")";
        }

        double growth() {
            return extent.largest() / Math.max(before, Float.MIN_NORMAL);
        }
    }

    private static List<Look> looks(Examination examination, Program beside, Extent pictures) {
        List<Look> looks = new ArrayList<>();
        double before = pictures.largest();
        for (Examination.Output output : examination.outputs()) {
            Extent extent = Extent.measured(beside, output.extent());
            looks.add(new Look(output, before, extent));
            before = extent.largest();
        }
        return looks;
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** How many numbers are not finite, and the largest magnitude of those that are. */
    private record Extent(long broken, double largest) {
        static Extent of(MemorySegment floats) {
            long broken = 0;
            float largest = 0;
            for (long i = 0; i < floats.byteSize() / Float.BYTES; i++) {
                float value = floats.getAtIndex(ValueLayout.JAVA_FLOAT, i);
                broken += Float.isFinite(value) ? 0 : 1;
                largest = Float.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
            }
            return new Extent(broken, largest);
        }

        static Extent measured(Program program, Tensor extent) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment content = arena.allocate(extent.bytes(), 64);
                program.read(extent, content);
                return new Extent(
                        (long) content.getAtIndex(ValueLayout.JAVA_FLOAT, 0),
                        content.getAtIndex(ValueLayout.JAVA_FLOAT, 1));
            }
        }

        boolean finite() {
            return broken == 0;
        }
    }
}
