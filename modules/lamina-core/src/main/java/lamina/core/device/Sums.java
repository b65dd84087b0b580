package lamina.core.device;

import java.util.List;
import lamina.api.backend.MemoryUse;
import lamina.api.train.Collective;
import lamina.core.graph.Assembly;

/** The group in which replicas add up their gradients. A group that has been left cannot be used again: after a failure, neither can the replicas. */
final class Sums implements Links {
    private final List<Counted> members;

    Sums(List<Collective> members) {
        this.members = members.stream().map(Counted::new).toList();
    }

    List<Counted> members() {
        return members;
    }

    /** All leave, so that none waits. */
    void part() {
        members.forEach(Collective::close);
    }

    @Override
    public void clear() {}

    /**
     * Of a sum over n members, each has to get n - 1 parts of the others' summands and give away n - 1 of its part of the sum, each part
     * being an n-th: together 2 (n - 1) times what is added up.
     */
    @Override
    public long moved(String procedure) {
        return procedure.equals(Assembly.TRAIN)
                ? 2L * (members.size() - 1) * members.getFirst().reduced()
                : 0;
    }

    @Override
    public List<MemoryUse> memory() {
        return List.of();
    }

    @Override
    public void close() {
        part();
    }
}
