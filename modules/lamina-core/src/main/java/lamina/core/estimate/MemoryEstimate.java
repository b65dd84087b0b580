package lamina.core.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lamina.api.BackendException;
import lamina.api.LaminaException;
import lamina.api.backend.MemoryUse;
import lamina.api.graph.Parameter;
import lamina.api.graph.State;
import lamina.api.graph.Tensor;
import lamina.core.data.Loader;
import lamina.core.graph.Assembly;
import lamina.core.train.Session;

/**
 * The most memory that a process will have resident while it trains. Linux counts files that a dataset maps as resident, but takes their
 * pages back when it is short of memory, so they do not make a run impossible.
 *
 * @param batch pictures that the network sees at a time: a step's, or a portion of them
 * @param parts what it is made of, but for those files
 * @param mapped bytes of the files
 * @param room what there is for it; empty if the system does not tell
 */
public record MemoryEstimate(int batch, List<Part> parts, long mapped, Optional<Room> room) {

    /** Copies the list. */
    public MemoryEstimate {
        parts = List.copyOf(parts);
    }

    /**
     * Of a session that is {@linkplain Session#compiled compiled} and nothing more: later, what Java has by then is not told from what the
     * network has.
     *
     * @param mapped bytes of files that the dataset maps
     * @param decoded whether pictures are decoded
     */
    public static MemoryEstimate of(Session session, long mapped, boolean decoded) {
        SystemMemory system = SystemMemory.here();
        List<Part> parts = new ArrayList<>(
                network(session, session.assembly().batch(), session.program().memory()));
        parts.addAll(JavaMemory.of(system.resident().orElse(0L), decoded));
        return new MemoryEstimate(session.assembly().batch(), parts, mapped, system.room());
    }

    private static List<Part> network(Session session, int batch, List<MemoryUse> program) {
        long batches = Loader.memory(batch, session.assembly().picture());
        List<Part> parts = new ArrayList<>();
        program.forEach(use -> parts.add(new Part(use.purpose(), use.bytes())));
        parts.add(new Part("pictures read ahead", batches));
        // an evaluation has a loader of its own, and lets go of it before anything is saved
        parts.add(new Part("validation, or saving", Math.max(batches, largest(session.assembly()))));
        return parts;
    }

    /** On its way to a file a tensor is copied, one at a time. */
    private static long largest(Assembly assembly) {
        return Stream.concat(
                        assembly.parameters().stream().map(Parameter::tensor),
                        assembly.states().stream().map(State::tensor))
                .mapToLong(Tensor::bytes)
                .max()
                .orElse(0);
    }

    /** Bytes that are the run's own. */
    public long own() {
        return parts.stream().mapToLong(Part::bytes).sum();
    }

    /** Bytes in all, as the system counts them at their peak. */
    public long total() {
        return own() + mapped;
    }

    /** Whether there is room, as far as anybody can tell. */
    public boolean fits() {
        return fits(own());
    }

    private boolean fits(long bytes) {
        return room.map(Room::bytes).orElse(Long.MAX_VALUE) >= bytes;
    }

    /**
     * Refuses a run that the system would kill for its memory.
     *
     * @param session what this is the estimate of
     * @throws BackendException if there is not room for it; it says which batch there is room for
     */
    public void require(Session session) {
        if (!fits()) {
            Room have = room.orElseThrow();
            throw new BackendException(
                    "training %s with batches of %d takes about %s of memory, and it may have %s: %s. %s"
                            .formatted(
                                    session.spec().name(),
                                    session.spec().train().batch(),
                                    Part.text(own()),
                                    Part.text(have.bytes()),
                                    have.by(),
                                    remedy(session)));
        }
    }

    private String remedy(Session session) {
        int fitting = batchThatFits(session);
        int whole = session.spec().train().batch();
        return fitting > 0
                ? "There is room for %d pictures at a time: --set train.accumulate=%d learns the same from batches of %d in portions; or --set train.batch=%d, with a rate that suits it"
                        .formatted(
                                fitting,
                                portions(whole, fitting),
                                whole,
                                fitting * session.assembly().portions())
                : "There is not room even for batches of %d: it takes more memory, or a smaller network"
                        .formatted(members(session));
    }

    /** The fewest even portions of a batch that are not larger than what fits. */
    private static int portions(int whole, int fitting) {
        return IntStream.rangeClosed(1, whole)
                .filter(count -> whole % count == 0 && whole / count <= fitting)
                .findFirst()
                .orElseThrow();
    }

    private static int members(Session session) {
        return session.spec()
                .replicas()
                .map(replicas -> replicas.backends().size())
                .orElse(1);
    }

    /** The largest batch that there is room for, 0 if none; not to the picture, as each try is a compilation. */
    int batchThatFits(Session session) {
        long others = own()
                - network(session, batch, session.program().memory()).stream()
                        .mapToLong(Part::bytes)
                        .sum();
        int members = members(session);
        int low = 0;
        int high = batch / members; // in pictures of each replica
        while (high - low > Math.max(1, low / 8)) {
            int middle = (low + high) / 2;
            if (fits(session, middle * members, others)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return rounded(low) * members;
    }

    private boolean fits(Session session, int other, long others) {
        try {
            return fits(others
                    + network(session, other, session.memory(other)).stream()
                            .mapToLong(Part::bytes)
                            .sum());
        } catch (LaminaException e) {
            return false; // too large in another way
        }
    }

    /** Down to a number that people choose. */
    private static int rounded(int pictures) {
        int unit = pictures < 8 ? 1 : pictures < 64 ? 8 : 16;
        return pictures / unit * unit;
    }
}
