package lamina.core.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import lamina.api.graph.Element;
import lamina.api.graph.Parameter;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.train.Schedule;
import lamina.core.ParameterGroup;
import lamina.core.ParameterPattern;

/** Which parameter learns how: the scales of its layer with those of its groups, and whose rate. One rate tensor for each schedule. */
final class Groups {
    private final List<ParameterGroup> groups;
    private final Tensor common;
    private final SequencedMap<Schedule, Tensor> own = new LinkedHashMap<>();

    /**
     * The groups of a network.
     *
     * @param common the rate of all parameters whose groups have no schedule
     * @param parameters of the network
     * @throws lamina.api.ConfigurationException if a group names no parameter
     */
    Groups(List<ParameterGroup> groups, Tensor common, List<Parameter> parameters) {
        this.groups = groups;
        this.common = common;
        List<String> names = parameters.stream().map(p -> p.tensor().name()).toList();
        for (int i = 0; i < groups.size(); i++) {
            for (String text : groups.get(i).match()) {
                new ParameterPattern(text).require("train.groups." + i + ".match", names);
            }
            groups.get(i).schedule().ifPresent(schedule -> own.computeIfAbsent(schedule, _ -> input(own.size() + 1)));
        }
    }

    private static Tensor input(int number) {
        return new Tensor("rate~" + number, Shape.of(1), Element.FLOAT32, Role.INPUT);
    }

    /** The parameter with all its scales; the rate's is 0 if it is frozen. */
    Parameter scaled(Parameter parameter) {
        float rate = 1;
        float decay = 1;
        boolean frozen = false;
        for (ParameterGroup group : of(parameter)) {
            rate = group.rate().orElse(rate);
            decay = group.decay().orElse(decay);
            frozen |= group.frozen();
        }
        return new Parameter(
                parameter.tensor(),
                parameter.initializer(),
                frozen ? 0 : rate * parameter.rateScale(),
                decay * parameter.decayScale());
    }

    /** The tensor of the rate by which a parameter learns. */
    Tensor rate(Parameter parameter) {
        return of(parameter).stream()
                .map(ParameterGroup::schedule)
                .flatMap(Optional::stream)
                .reduce((_, later) -> later)
                .map(own::get)
                .orElse(common);
    }

    /** The rates other than the run's, and what they follow. */
    SequencedMap<Tensor, Schedule> rates() {
        SequencedMap<Tensor, Schedule> rates = new LinkedHashMap<>();
        own.forEach((schedule, tensor) -> rates.put(tensor, schedule));
        return rates;
    }

    private List<ParameterGroup> of(Parameter parameter) {
        return groups.stream()
                .filter(group -> group.match().stream()
                        .anyMatch(text -> new ParameterPattern(text)
                                .matches(parameter.tensor().name())))
                .toList();
    }
}
