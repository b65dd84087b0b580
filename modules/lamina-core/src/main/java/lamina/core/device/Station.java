package lamina.core.device;

import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import lamina.api.backend.Program;

/** A device at work: its program, and the thread that runs it. Used by one thread. */
final class Station implements AutoCloseable {
    private static final long[] UNTIMED = {};

    private final String device;
    private final Program program;
    private final Set<String> procedures;
    private final Halt halt;
    private final Thread thread;
    private volatile Thread caller = Thread.currentThread();
    private volatile boolean busy; // publishes the three below
    private volatile boolean closed;
    private String procedure = "";
    private boolean timed;
    private long[] times = UNTIMED;

    /** @param procedures those in which the device has something to do */
    Station(String device, Program program, Set<String> procedures, Halt halt) {
        this.device = device;
        this.program = program;
        this.procedures = Set.copyOf(procedures);
        this.halt = halt;
        thread = Thread.ofPlatform().daemon().name("lamina-device-" + device).start(this::serve);
        halt.wakes(thread);
    }

    String device() {
        return device;
    }

    Program program() {
        return program;
    }

    /** Those in which the device has something to do. */
    Set<String> procedures() {
        return procedures;
    }

    /** Lets the device run a procedure, and watch the clock if that is wanted. */
    void start(String name, boolean watched) {
        procedure = name;
        timed = watched;
        times = UNTIMED;
        caller = Thread.currentThread();
        busy = true;
        LockSupport.unpark(thread);
    }

    /** Waits until the device has done what it was told to, or has failed. */
    void await() {
        for (int turn = 0; busy; turn++) {
            Waiting.pause(turn, this);
        }
    }

    /** What the clock said in the run that was waited for. */
    long[] times() {
        return times.clone();
    }

    private void serve() {
        while (awaitTask()) {
            try {
                if (timed) {
                    times = program.time(procedure);
                } else {
                    program.run(procedure);
                }
            } catch (Throwable thrown) { // the caller throws it, whatever it is
                halt.failed(device, thrown);
            } finally {
                busy = false;
                LockSupport.unpark(caller);
            }
        }
    }

    private boolean awaitTask() {
        for (int turn = 0; !busy && !closed; turn++) {
            Waiting.pause(turn, this);
        }
        return busy; // what was begun is ended, that nobody waits for it for ever
    }

    /** Ends the thread, then the program. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        join();
        program.close();
    }

    /** Not to be interrupted: a program that is closed while it runs would lose the memory under its feet. */
    private void join() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
