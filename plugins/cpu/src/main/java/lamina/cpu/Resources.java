package lamina.cpu;

import java.util.ArrayList;
import java.util.List;

/** What a program holds until it is closed. */
final class Resources implements AutoCloseable {
    private final Memory memory;
    private final Workers workers;
    private final List<Runnable> closing = new ArrayList<>();

    Resources(Memory memory, Workers workers) {
        this.memory = memory;
        this.workers = workers;
    }

    Memory memory() {
        return memory;
    }

    Workers workers() {
        return workers;
    }

    void onClose(Runnable action) {
        closing.add(action);
    }

    /** Threads first, then what lies in the memory, last added first, then the memory. */
    @Override
    public void close() {
        workers.close();
        try {
            closing.reversed().forEach(Runnable::run);
        } finally {
            memory.close();
        }
    }
}
