package lamina.core.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lamina.api.BackendException;
import lamina.api.ConfigurationException;
import lamina.api.backend.Backend;
import lamina.api.backend.CompileListener;
import lamina.api.backend.Device;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Program;
import lamina.api.train.Collective;
import lamina.core.LayerSpec;
import lamina.core.RunSpec;
import lamina.core.graph.Assembler;
import lamina.core.graph.Assembly;
import lamina.core.graph.Learning;
import lamina.core.graph.Network;
import lamina.core.graph.Share;

/**
 * Data parallelism: each device has the whole network, learns from its share of every batch, and adds its gradients to the others' before
 * an update. All begin with the same and update by the same, so they stay the same, bit by bit.
 *
 * <p>It is one device with the whole batch, but for the order in which floats are added: masks of dropout are keyed by a picture's place in
 * the whole batch. A state that a layer updates by what it sees, such as running statistics, sees a share only; after each pass it becomes the
 * mean over the replicas, in all of them.
 * A graph without training is compiled for the first device alone.
 */
final class Replicas implements Machine {
    private final RunSpec run;
    private final List<Backend> backends;

    Replicas(RunSpec run) {
        this.run = run;
        this.backends = run.replicas().orElseThrow().backends();
        run.layers().stream()
                .filter(layer -> !layer.device().equals(LayerSpec.MAIN))
                .findFirst()
                .ifPresent(layer -> {
                    throw new ConfigurationException(
                            "layer '%s' names the device '%s', and the run has replicas: a run divides its layers among devices, or its batches; leave out one"
                                    .formatted(layer.name(), layer.device()));
                });
    }

    @Override
    public Program compile(Assembly assembly, List<OverrideSet> overrides, CompileListener listener) {
        return assembly.training().isPresent()
                ? joint(assembly, overrides, listener)
                : backends.getFirst().compile(assembly.graph(), overrides, listener);
    }

    private Program joint(Assembly whole, List<OverrideSet> overrides, CompileListener listener) {
        int batch = share(whole.batch());
        Sums sums = new Sums(group());
        Halt halt = new Halt(sums::part);
        List<Assembly> replicas = new ArrayList<>();
        List<Program> programs = new ArrayList<>();
        List<Station> stations = new ArrayList<>();
        try {
            for (Counted member : sums.members()) {
                int rank = member.rank();
                Share share = new Share(rank * batch, batch, Optional.of(member));
                replicas.add(Assembler.training(Network.of(run), share, Learning.of(run)));
                programs.add(compiled(rank, replicas.getLast(), overrides, listener));
                stations.add(new Station(name(rank), programs.getLast(), Columns.names(whole.graph()), halt));
            }
            return new JointProgram(stations, new Shares(whole, replicas, programs), sums, halt);
        } catch (RuntimeException | Error e) {
            stations.forEach(Station::close);
            sums.close();
            throw e;
        }
    }

    private List<Collective> group() {
        List<Collective> members = run.replicas().orElseThrow().collective().join(backends.size());
        int size = members.getFirst().size();
        if (size != backends.size()) {
            members.forEach(Collective::close);
            throw new ConfigurationException(
                    "the run has %d replicas, but their \"collective\" joins %d members; a batch is divided among the replicas of one process, so take one that joins no others: threads"
                            .formatted(backends.size(), size));
        }
        return members;
    }

    private int share(int batch) {
        if (batch % backends.size() != 0) {
            int portions = run.train().accumulate();
            throw new ConfigurationException(
                    "%s of %d pictures cannot be divided evenly among %d replicas; make \"train.batch\" %d or %d"
                            .formatted(
                                    portions == 1
                                            ? "a batch"
                                            : "one of the %d portions of a batch, each".formatted(portions),
                                    batch,
                                    backends.size(),
                                    Math.max(1, batch / backends.size()) * backends.size() * portions,
                                    (batch / backends.size() + 1) * backends.size() * portions));
        }
        return batch / backends.size();
    }

    private Program compiled(int rank, Assembly replica, List<OverrideSet> overrides, CompileListener listener) {
        try {
            return backends.get(rank).compile(replica.graph(), overrides, listener);
        } catch (BackendException e) {
            throw new BackendException(name(rank) + ": " + e.getMessage(), e);
        }
    }

    private static String name(int rank) {
        return "replica " + rank;
    }

    /** None: gradients are added up, values stay. */
    @Override
    public List<Crossing> crossings(Assembly assembly) {
        return List.of();
    }

    @Override
    public List<Device> devices(List<OverrideSet> overrides) {
        return IntStream.range(0, backends.size())
                .boxed()
                .flatMap(rank -> Columns.named(name(rank), backends.get(rank), overrides))
                .toList();
    }

    @Override
    public void close() {
        List<Backend> all = new ArrayList<>(backends);
        all.add(run.backend());
        Closing.all(all);
    }
}
