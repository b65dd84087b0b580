package lamina.core.device;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import lamina.api.BackendException;

/** Ends a run on all devices when one of them fails, so that none waits for what will not come. */
final class Halt {
    private final AtomicReference<Optional<BackendException>> failure = new AtomicReference<>(Optional.empty());
    private final List<Thread> waiting = new CopyOnWriteArrayList<>();
    private final Runnable stopping;

    /** @param stopping what else ends the waiting, when a device fails */
    Halt(Runnable stopping) {
        this.stopping = stopping;
    }

    /** A thread that may wait, and has to be woken. */
    void wakes(Thread thread) {
        waiting.add(thread);
    }

    /** A device failed. The first failure is told; those that follow from it are not. */
    void failed(String device, Throwable cause) {
        String what = cause instanceof BackendException ? cause.getMessage() : "failed: " + cause;
        stop(new BackendException("device '" + device + "': " + what, cause));
    }

    void stop(BackendException reason) {
        failure.compareAndSet(Optional.empty(), Optional.of(reason));
        waiting.forEach(LockSupport::unpark);
        stopping.run();
    }

    /** @throws BackendException if a device has failed: whoever waits need not wait any longer */
    void check() {
        if (failure.get().isPresent()) {
            throw new BackendException("stopped, as another device has failed");
        }
    }

    /** @throws BackendException what ended the run, if anything did */
    void rethrow() {
        failure.get().ifPresent(reason -> {
            throw reason;
        });
    }

    /** Before another run. */
    void clear() {
        failure.set(Optional.empty());
    }
}
