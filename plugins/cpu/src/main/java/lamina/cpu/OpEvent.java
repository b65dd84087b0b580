package lamina.cpu;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import lamina.api.backend.Placement;
import lamina.api.graph.Tensor;

/** An op in a flight recording. */
@Name("lamina.Op")
@Label("Operation")
@Category("Lamina")
@Description("One run of an operation of the graph, with those that are done within it")
@StackTrace(false)
final class OpEvent extends Event {
    @Label("Procedure")
    String procedure;

    @Label("Operation")
    String type;

    @Label("Writes")
    @Description("The first tensor that it writes")
    String writes;

    @Label("Runs On")
    String implementation;

    /** Records it, if it took as long as the recording asks for. */
    void finish(Placement placement) {
        end();
        if (shouldCommit()) {
            procedure = placement.procedure();
            type = placement.op().type();
            writes = placement.op().writes().stream()
                    .findFirst()
                    .map(Tensor::name)
                    .orElse(""); // what is sent is written elsewhere
            implementation = placement.implementation();
            commit();
        }
    }
}
