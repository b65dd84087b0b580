package lamina.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lamina.api.backend.Placement;
import lamina.api.backend.Program;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.core.graph.Assembly;
import lamina.core.graph.LayerRow;
import lamina.core.graph.Origin;

/** How long each op of a training's steps takes, the mean over all of them but the first few. */
public final class Profile {
    private static final int COLD = 3; // steps: in them memory is touched for the first time, and Java still interprets

    private final List<Placement> placements = new ArrayList<>();
    private final Map<String, Integer> starts = new HashMap<>(); // of each procedure among them
    private final Assembly assembly;
    private final long[] sums;
    private int runs;
    private int steps;

    Profile(Program program, Assembly assembly) {
        for (String procedure : List.of(Assembly.TRAIN, Assembly.UPDATE)) {
            starts.put(procedure, placements.size());
            program.placements().stream()
                    .filter(placement -> placement.procedure().equals(procedure))
                    .forEach(placements::add);
        }
        this.assembly = assembly;
        this.sums = new long[placements.size()];
    }

    void add(String procedure, long[] nanoseconds) {
        if (!starts.containsKey(procedure)) {
            return;
        }
        if (procedure.equals(Assembly.TRAIN) && runs++ % assembly.portions() == 0 && ++steps <= COLD + 1) {
            Arrays.fill(sums, 0);
        }
        int start = starts.get(procedure);
        for (int i = 0; i < nanoseconds.length; i++) {
            sums[start + i] += nanoseconds[i];
        }
    }

    /** Steps that count. */
    public int steps() {
        return steps <= COLD ? Math.min(steps, 1) : steps - COLD;
    }

    /** The layers, in the order of the network. */
    public List<String> layers() {
        return assembly.layers().stream().map(LayerRow::name).toList();
    }

    /** The ops in the order in which they run; those that are done within another are with it. Empty before the first step. */
    public List<ProfiledOp> ops() {
        List<ProfiledOp> ops = new ArrayList<>();
        int from = 0;
        while (steps > 0 && from < sums.length) {
            int to = from + 1;
            while (to < sums.length && sums[to] == 0) {
                to++;
            }
            ops.add(op(from, to));
            from = to;
        }
        return List.copyOf(ops);
    }

    private ProfiledOp op(int from, int to) {
        List<Op> together =
                placements.subList(from, to).stream().map(Placement::op).toList();
        OpTime time = new OpTime(placements.get(from), Math.round((double) sums[from] / steps()));
        return new ProfiledOp(
                time, together, together.stream().flatMap(this::origin).findFirst());
    }

    /** None for a copy into a layout of the backend's own. */
    private Stream<Origin> origin(Op op) {
        return Stream.concat(op.writes().stream(), op.reads().stream()) // what only the host does may write nothing
                .map(Tensor::name)
                .filter(assembly.origins()::containsKey)
                .map(assembly.origins()::get);
    }
}
