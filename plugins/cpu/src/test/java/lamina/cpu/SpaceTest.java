package lamina.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lamina.api.BackendException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpaceTest {

    static Stream<Supplier<Space>> spaces() {
        return Stream.of(ArenaSpace::new, Space::open);
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void piecesAreAlignedZeroAndApart(Supplier<Space> open) {
        Random random = new Random(1);
        try (Space space = open.get()) {
            long sum = 0;
            List<MemorySegment> pieces = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                long bytes = 1 + random.nextInt(100_000);
                MemorySegment piece = space.take(bytes);
                assertEquals(bytes, piece.byteSize());
                assertEquals(0, piece.address() % 64);
                assertEquals(0, piece.get(ValueLayout.JAVA_BYTE, bytes - 1));
                pieces.forEach(
                        other -> assertTrue(other.asOverlappingSlice(piece).isEmpty()));
                pieces.add(piece);
                sum += Plan.aligned(bytes);
            }
            assertEquals(sum, space.held());
        }
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void afterARewindMemoryIsShared(Supplier<Space> open) {
        try (Space space = open.get()) {
            MemorySegment first = space.take(1000);
            space.rewind();
            assertEquals(first.address(), space.take(500).address());
            assertEquals(Plan.aligned(1000), space.held());
        }
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void closedMemoryIsGone(Supplier<Space> open) {
        Space space = open.get();
        MemorySegment piece = space.take(8);
        space.close();
        assertThrows(IllegalStateException.class, () -> piece.get(ValueLayout.JAVA_BYTE, 0));
    }

    @Test
    void moreThanTheMachineHasIsRefused() {
        try (Space space = MappedSpace.open().orElseGet(() -> Assumptions.abort("pages cannot be mapped here"))) {
            String message = assertThrows(BackendException.class, () -> space.take(Processor.memory() + 1))
                    .getMessage();
            assertTrue(message.contains("more memory than the machine has"), message);
        }
    }

    @Test
    void addressesThatTheSystemHasNotAreNoError() {
        Assumptions.assumeTrue(Pages.usable(), "pages cannot be mapped here");
        try (Arena arena = Arena.ofConfined()) {
            assertEquals(Optional.empty(), Pages.map(1L << 50, arena));
        }
    }
}
