package lamina.vector;

import lamina.api.backend.HostMemory;

/** What the steps of one program share. */
final class Session {
    private Slots slots = new Slots(0);

    Slots slots(HostMemory memory) {
        if (slots.count() < memory.threads()) {
            slots = new Slots(memory.threads());
        }
        return slots;
    }
}
