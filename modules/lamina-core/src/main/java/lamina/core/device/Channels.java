package lamina.core.device;

import java.lang.foreign.Arena;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lamina.api.backend.MemoryUse;

/** A channel for each crossing. */
final class Channels implements Links {
    private static final int ALIGNMENT = 64;

    private final Arena arena = Arena.ofShared();
    private final SequencedMap<Crossing, Channel> channels = new LinkedHashMap<>();

    Channels(List<Crossing> crossings, Halt halt) {
        crossings.forEach(crossing ->
                channels.put(crossing, new Channel(crossing, arena.allocate(crossing.bytes(), ALIGNMENT), halt)));
    }

    Channel of(Crossing crossing) {
        return channels.get(crossing);
    }

    @Override
    public void clear() {
        for (Channel channel : channels.values()) {
            channel.clear();
        }
    }

    @Override
    public long moved(String procedure) {
        return channels.values().stream()
                .filter(channel -> channel.crossing().procedure().equals(procedure))
                .mapToLong(Channel::moved)
                .sum();
    }

    @Override
    public List<MemoryUse> memory() {
        long bytes = channels.keySet().stream().mapToLong(Crossing::bytes).sum();
        return List.of(new MemoryUse("between the devices", bytes));
    }

    @Override
    public void close() {
        arena.close();
    }
}
