package $package$;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.util.List;
import lamina.api.BackendException;
import lamina.api.NoSettings;
import lamina.api.train.Collective;
import lamina.api.train.CollectiveProvider;
import lamina.testkit.CollectiveContract;
import org.junit.jupiter.api.Test;

/** It keeps the contract of collectives, and adds up. */
class $Name$Test extends CollectiveContract<NoSettings> {

    @Override
    protected CollectiveProvider<NoSettings> provider() {
        return new $Name$Provider();
    }

    @Override
    protected NoSettings settings() {
        return new NoSettings();
    }

    @Test
    void addsUp() throws InterruptedException {
        List<Collective> members = create().join(2);
        MemorySegment first = MemorySegment.ofArray(new float[] {1, 2, 3});
        MemorySegment second = MemorySegment.ofArray(new float[] {10, 20, 30});
        Thread other = Thread.ofPlatform().start(() -> members.getLast().allReduce(second));
        members.getFirst().allReduce(first);
        other.join();
        assertEquals(22, first.getAtIndex(JAVA_FLOAT, 1));
        assertEquals(33, second.getAtIndex(JAVA_FLOAT, 2));
    }

    @Test
    void saysForWhomItWaited() {
        List<Collective> members = create().join(2);
        members.getLast().close();
        BackendException e = assertThrows(BackendException.class, members.getFirst()::barrier);
        assertEquals("member 0 waits for member 1, which has failed or left", e.getMessage());
    }
}
