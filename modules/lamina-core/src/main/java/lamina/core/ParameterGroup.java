package lamina.core;

import java.util.List;
import java.util.Optional;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;
import lamina.api.train.Schedule;

/** How some parameters learn other than the rest. Of several groups with the same parameter, a later one's settings replace an earlier one's. */
@Doc("How some parameters learn other than the rest")
public record ParameterGroup(
        @Doc(
                "Whose: conv1 for what the layer learns, conv1.bias for one parameter, * for any letters (*.bias, conv*); one or several")
        List<String> match,

        @Doc("Multiplies the learning rate, beside the layer's own factor") @Range(min = 0)
        Optional<Float> rate,

        @Doc("Multiplies the weight decay, beside the layer's own factor") @Range(min = 0)
        Optional<Float> decay,

        @Doc("Whether they stay as they are: no gradient is computed for them") @Default("false")
        boolean frozen,

        @Doc("The learning rate over the run, instead of the run's own schedule")
        Optional<Schedule> schedule) {

    /** @throws IllegalArgumentException if it names nothing, or changes nothing */
    public ParameterGroup {
        match = List.copyOf(match);
        if (match.isEmpty()) {
            throw new IllegalArgumentException("\"match\" must name parameters, as in [conv1, \"*.bias\"]; found none");
        }
        if (!frozen && rate.isEmpty() && decay.isEmpty() && schedule.isEmpty()) {
            throw new IllegalArgumentException(
                    "a group must have one of rate, decay, frozen and schedule; found \"match\" only");
        }
        if (frozen && (rate.isPresent() || decay.isPresent() || schedule.isPresent())) {
            throw new IllegalArgumentException(
                    "what is frozen has neither rate nor decay nor schedule; leave them out");
        }
    }

    /** Parameters that stay as they are. */
    public static ParameterGroup frozen(String... match) {
        return new ParameterGroup(List.of(match), Optional.empty(), Optional.empty(), true, Optional.empty());
    }

    /** Parameters whose rate and decay are multiplied. */
    public static ParameterGroup scaled(float rate, float decay, String... match) {
        return new ParameterGroup(List.of(match), Optional.of(rate), Optional.of(decay), false, Optional.empty());
    }

    /** Parameters with a learning rate of their own. */
    public static ParameterGroup scheduled(Schedule schedule, String... match) {
        return new ParameterGroup(List.of(match), Optional.empty(), Optional.empty(), false, Optional.of(schedule));
    }
}
