package lamina.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import lamina.api.BackendException;
import lamina.api.NoSettings;
import lamina.api.train.Collective;
import lamina.api.train.CollectiveProvider;
import lamina.testkit.CollectiveContract;
import org.junit.jupiter.api.Test;

class ThreadsContractTest extends CollectiveContract<NoSettings> {

    @Override
    protected CollectiveProvider<NoSettings> provider() {
        return new ThreadsProvider();
    }

    @Override
    protected NoSettings settings() {
        return new NoSettings();
    }

    @Test
    void saysForWhomItWaited() {
        List<Collective> members =
                new ThreadsProvider().create(new NoSettings()).join(2);
        members.getLast().close();
        Collective first = members.getFirst();
        assertEquals(
                "member 0 waits for member 1, which has failed or left",
                assertThrows(BackendException.class, first::barrier).getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> new ThreadsProvider().create(new NoSettings()).join(0));
    }
}
