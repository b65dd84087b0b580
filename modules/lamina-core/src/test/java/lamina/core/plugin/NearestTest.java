package lamina.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KNOWN =
            List.of("conv", "dense", "max-pool", "average-pool", "relu", "tanh", "momentum", "weightDecay", "batch");

    @ParameterizedTest
    @CsvSource({
        "cnov,conv",
        "maxpool,max-pool",
        "MaxPool,max-pool",
        "max_pool,max-pool",
        "averagepool,average-pool",
        "rleu,relu",
        "momentun,momentum",
        "weight-decay,weightDecay",
        "batchSize,batch",
        "convolution,conv"
    })
    void isWhatWasMeant(String word, String meant) {
        assertEquals(Optional.of(meant), Nearest.to(word, KNOWN));
    }

    @ParameterizedTest
    @CsvSource({"x", "attention", "lr", "gru"})
    void isNotFarFetched(String word) {
        assertEquals(Optional.empty(), Nearest.to(word, KNOWN));
    }

    @ParameterizedTest
    @CsvSource({"kitten,sitting,3", "ab,ba,1", "abc,abc,0", "'',abc,3", "conv,cnov,1"})
    void distance(String a, String b, int distance) {
        assertEquals(distance, Nearest.distance(a, b));
    }

    @Test
    void aTieGoesToTheFirstInTheAlphabet() {
        assertEquals(Optional.of("a1"), Nearest.to("a0", List.of("a2", "a1")));
    }
}
