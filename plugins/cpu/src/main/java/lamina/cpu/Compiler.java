package lamina.cpu;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lamina.api.BackendException;
import lamina.api.backend.Fused;
import lamina.api.backend.Graph;
import lamina.api.backend.Kept;
import lamina.api.backend.Lowering;
import lamina.api.backend.Placement;
import lamina.api.backend.Preparation;
import lamina.api.backend.Procedure;
import lamina.api.backend.Program;
import lamina.api.graph.HostOp;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;

/** Turns each op of a graph into steps: those of the first override that takes it, or its portable kernels. */
final class Compiler {
    private static final String PORTABLE = "portable";
    private static final String HOST = "host";
    private static final String REFRESH = "(refresh)";

    private final Choice choice;
    private final List<Choice.Offer> offers;
    private final Map<Op, String> declined; // by the set that made the graph over
    private final Resources resources;
    private final List<Placement> placements = new ArrayList<>();

    private Compiler(Choice choice, Lowering lowering, Resources resources) {
        this.choice = choice;
        this.offers = choice.offers();
        this.declined = lowering.remarks();
        this.resources = resources;
    }

    static Program compile(Graph graph, Choice choice) {
        Lowering lowering = choice.lower(graph);
        Procedure refresh = new Procedure(REFRESH, lowering.refresh(), List.of());
        List<Procedure> all = new ArrayList<>(lowering.graph().procedures());
        all.add(refresh);
        Resources resources = new Resources(
                new Memory(new Graph(all), outside(graph, lowering.kept())),
                new Workers(choice.wishes().threads()));
        try {
            Compiler compiler = new Compiler(choice, lowering, resources);
            Map<String, Steps> procedures = new LinkedHashMap<>();
            lowering.graph().procedures().forEach(p -> procedures.put(p.name(), compiler.steps(p)));
            List<Placement> placements = List.copyOf(compiler.placements);
            Outside outside = new Outside(lowering.kept(), compiler.steps(refresh), resources.memory());
            return new CpuProgram(procedures, placements, outside, choice.precision(), resources);
        } catch (RuntimeException | Error e) {
            resources.close();
            throw e;
        }
    }

    /** What is written and read from outside and is kept as it is, whether or not an op is left that wants it. */
    private static List<Tensor> outside(Graph graph, List<Kept> kept) {
        Set<Tensor> elsewhere = kept.stream().map(Kept::visible).collect(Collectors.toSet());
        return graph.tensors().stream()
                .filter(tensor -> tensor.role() != Role.VALUE && !elsewhere.contains(tensor))
                .toList();
    }

    private Steps steps(Procedure procedure) {
        List<Steps.Step> steps = new ArrayList<>();
        int before = placements.size();
        for (Op op : procedure.ops()) {
            int placement = placements.size() - before;
            place(procedure, op).forEach(run -> steps.add(new Steps.Step(run, op, placement)));
        }
        return Steps.of(procedure, steps, placements.subList(before, placements.size()));
    }

    private List<Runnable> place(Procedure procedure, Op op) {
        OpMemory memory = new OpMemory(resources, procedure, op);
        if (op instanceof HostOp host) {
            placements.add(new Placement(procedure.name(), op, HOST, ""));
            return List.of(memory.step(host));
        }
        List<String> remarks = new ArrayList<>(choice.remarks());
        Optional.ofNullable(declined.get(op)).ifPresent(remarks::add);
        for (Choice.Offer offer : offers) {
            if (offer.concerns(op)) {
                switch (prepare(offer, op, memory)) {
                    case Preparation.Accepted accepted -> {
                        note(procedure, op, offer.set(), accepted.implementation());
                        return List.of(accepted.step());
                    }
                    case Preparation.Declined reason -> remarks.add(offer.set() + ": " + reason.reason());
                }
            }
        }
        notePortable(procedure, op, remarks);
        return memory.kernels();
    }

    private void notePortable(Procedure procedure, Op op, List<String> remarks) {
        List<Op> parts = parts(op);
        String remark = parts.size() == 1 ? String.join("; ", remarks) : "";
        parts.forEach(part -> placements.add(new Placement(procedure.name(), part, PORTABLE, remark)));
    }

    private static Preparation prepare(Choice.Offer offer, Op op, OpMemory memory) {
        memory.begin();
        try {
            return offer.typed().prepare(op, memory);
        } catch (BackendException e) {
            throw e; // says it all
        } catch (RuntimeException e) {
            throw new BackendException(
                    "the override set '" + offer.set() + "' failed to prepare the op " + Steps.describe(op) + ": " + e
                            + ". This is a fault of its plugin; please report it there, and set \"native\" to \"none\" to go"
                            + " on with portable kernels",
                    e);
        }
    }

    private void note(Procedure procedure, Op op, String set, String implementation) {
        List<Op> parts = parts(op);
        String remark =
                declined.getOrDefault(parts.getFirst(), ""); // of another way to do it that would have been better
        placements.add(new Placement(procedure.name(), parts.getFirst(), implementation, remark));
        parts.stream()
                .skip(1)
                .forEach(part -> placements.add(new Placement(
                        procedure.name(),
                        part,
                        set + " within " + parts.getFirst().type(),
                        "")));
    }

    /** The ops of the original graph that an op does the work of; itself for a copy between layouts, which is of none. */
    private static List<Op> parts(Op op) {
        return op instanceof Fused fused && !fused.parts().isEmpty() ? fused.parts() : List.of(op);
    }
}
