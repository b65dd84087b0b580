package lamina.tornado;

import lamina.api.BackendException;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.common.TornadoDevice;

/** Runs in a Java of its own, in which TornadoVM may fall back: an op whose kernel no driver compiles, under the guard's eyes. */
final class FallBack {
    private FallBack() {}

    /** Says what the guard says. The device is taken without asking whether TornadoVM is to be trusted: here it is not. */
    public static void main(String[] arguments) {
        TornadoDevice device = TornadoExecutionPlan.getTornadoDeviceMap()
                .getAllBackends()
                .getFirst()
                .getDevice(0);
        Placer placer = GuardTest.placer((x, y) -> (graph, _, id) -> graph.task(id, GuardTest::unsigned, x, y));
        try {
            new Guard(placer, device, Factors.F32).verify(GuardTest.RELU);
            System.out.println("guard: nothing");
        } catch (BackendException e) {
            System.out.println("guard: " + e.getMessage());
        }
    }
}
