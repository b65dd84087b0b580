package lamina.core.graph;

import java.util.List;
import lamina.api.ConfigurationException;
import lamina.api.train.Optimizer;
import lamina.core.ClipSpec;
import lamina.core.ParameterGroup;
import lamina.core.RunSpec;

/**
 * How a network learns from its gradients.
 *
 * @param optimizer adds the updates
 * @param groups parameters that learn other than the rest
 * @param clip a limit for gradients
 * @param portions in how many a batch comes: gradients are added up over them before an update
 * @param observed whether there is a step, too, that looks into itself
 */
public record Learning(
        Optimizer optimizer, List<ParameterGroup> groups, ClipSpec clip, int portions, boolean observed) {

    /** Copies the list. */
    public Learning {
        groups = List.copyOf(groups);
    }

    /** All parameters alike, from whole batches. */
    public static Learning by(Optimizer optimizer) {
        return new Learning(optimizer, List.of(), ClipSpec.NONE, 1, false);
    }

    /** As a run has it. */
    public static Learning of(RunSpec run) {
        return new Learning(
                run.optimizer(),
                run.train().groups(),
                run.train().clip(),
                run.train().accumulate(),
                run.train().watch().statistics() > 0);
    }

    /**
     * Pictures in a portion.
     *
     * @throws ConfigurationException if the batch cannot be divided evenly
     */
    int portion(int batch) {
        if (batch % portions != 0) {
            throw new ConfigurationException(
                    "train.batch: a batch of %d pictures cannot be divided evenly into the %d portions of \"train.accumulate\"; make it %d or %d"
                            .formatted(
                                    batch,
                                    portions,
                                    Math.max(1, batch / portions) * portions,
                                    (batch / portions + 1) * portions));
        }
        return batch / portions;
    }
}
