package lamina.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskTimesTest {

    /** As TornadoVM 5.2 writes it, shortened. */
    private static String run(int first, int second, int third) {
        return """
                {
                    "graph2": {
                        "TOTAL_KERNEL_TIME": "99",
                        "graph2.op0step0": {
                            "BACKEND": "OpenCL",
                            "TASK_KERNEL_TIME": "%d",
                            "TASK_COPY_IN_SIZE_BYTES": "84"
                        },\s
                        "graph2.op1step0": {
                            "TASK_KERNEL_TIME": "%d"
                        },\s
                        "graph2.op1step1sum": {
                            "METHOD": "Sums.columns",
                            "TASK_KERNEL_TIME": "%d"
                        },\s
                        "graph2.end": {
                            "TASK_KERNEL_TIME": "7"
                        }
                    }
                }
                """.formatted(first, second, third);
    }

    @Test
    void addsUpTheTasksOfAnOp() {
        assertEquals(Map.of(0, 12L, 1, 34L), TaskTimes.of(run(12, 30, 4)));
    }

    @Test
    void theLastRunCounts() {
        assertEquals(Map.of(0, 1L, 1, 5L), TaskTimes.of(run(12, 30, 4) + run(1, 2, 3)));
    }
}
