package lamina.core.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import lamina.api.graph.Element;
import lamina.api.graph.Emitter;
import lamina.api.graph.Parameter;
import lamina.api.graph.Role;
import lamina.api.graph.Scope;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.Accumulate;
import lamina.ops.Add;
import lamina.ops.Clip;
import lamina.ops.ClipFactor;
import lamina.ops.ReduceSumSquare;
import lamina.ops.ScaleBy;

/**
 * What becomes of gradients. As a rule each is used up where it is complete: summed over replicas, clipped by value, and the parameter is
 * updated, so that its memory is free again. Two things make updates wait. A norm over all gradients has to be known before the first of
 * them, so all gradients are kept until the last is there. And if a batch comes in portions, each adds its gradients to sums that live
 * between runs, and a procedure of its own updates by these.
 */
final class Updates {
    private static final Origin NORM = new Origin("clip", Origin.Phase.UPDATE);

    private final Learning learning;
    private final Share share;
    private final Tensor step;
    private final Draft train;
    private final String apart;
    private final Witness witness;
    private final BiFunction<Parameter, Emitter, Scope> scopes;
    private final Function<Parameter, Tensor> rates;
    private final List<Waiting> waiting = new ArrayList<>();

    /** A gradient that is not used yet, and where it came from. */
    private record Waiting(Parameter parameter, Tensor gradient, Draft.Place place) {}

    /**
     * The updates of a network.
     *
     * @param train where the gradients are
     * @param apart the name of the procedure that updates, if a batch comes in portions
     * @param witness sees the gradients
     * @param scopes what an optimizer sees of the graph
     * @param rates by whose rate a parameter learns
     */
    Updates(
            Learning learning,
            Share share,
            Tensor step,
            Draft train,
            String apart,
            Witness witness,
            BiFunction<Parameter, Emitter, Scope> scopes,
            Function<Parameter, Tensor> rates) {
        this.learning = learning;
        this.share = share;
        this.step = step;
        this.train = train;
        this.apart = apart;
        this.witness = witness;
        this.scopes = scopes;
        this.rates = rates;
    }

    /** A gradient is complete. */
    void add(Parameter parameter, Tensor gradient) {
        if (inPortions()) {
            waiting.add(new Waiting(parameter, sum(parameter, gradient), train.place()));
        } else if (learning.clip().norm().isPresent()) {
            waiting.add(new Waiting(parameter, overReplicas(train, parameter, gradient), train.place()));
        } else {
            update(train, parameter, overReplicas(train, parameter, gradient));
        }
    }

    /** All are. The procedure of its own in which the updates are, if they are in one. */
    Optional<Draft> finish() {
        Draft draft = inPortions() ? new Draft(apart) : train;
        List<Waiting> whole = inPortions() ? overReplicas(draft) : waiting;
        Optional<Tensor> factor = learning.clip().norm().map(limit -> factor(draft, whole, limit));
        for (Waiting each : whole) {
            draft.at(each.place);
            Tensor gradient = factor.map(f -> scaled(draft, each, f)).orElse(each.gradient);
            update(draft, each.parameter, gradient);
        }
        return inPortions() ? Optional.of(draft) : Optional.empty();
    }

    private boolean inPortions() {
        return learning.portions() > 1;
    }

    /** It begins anew with each batch, so nobody initializes it, and no checkpoint has it. */
    private Tensor sum(Parameter parameter, Tensor gradient) {
        Tensor sum =
                new Tensor(parameter.tensor().name() + ".gradients", gradient.shape(), Element.FLOAT32, Role.STATE);
        return train.add(new Accumulate(gradient, step, sum)).sum();
    }

    private List<Waiting> overReplicas(Draft draft) {
        return waiting.stream()
                .map(each -> {
                    draft.at(each.place);
                    return new Waiting(each.parameter, overReplicas(draft, each.parameter, each.gradient), each.place);
                })
                .toList();
    }

    private Tensor overReplicas(Draft draft, Parameter parameter, Tensor gradient) {
        draft.update();
        Tensor whole = share.whole(gradient, emitter(draft, parameter));
        witness.learns(parameter, whole, draft);
        return whole;
    }

    /** The squares are added up where each gradient is; only the sums cross between devices. */
    private static Tensor factor(Draft draft, List<Waiting> gradients, float limit) {
        List<Tensor> sums = gradients.stream()
                .map(each -> {
                    draft.at(each.place);
                    draft.update();
                    return squares(each.gradient, emitter(draft, each.parameter));
                })
                .toList();
        if (!gradients.isEmpty()) {
            draft.at(new Draft.Place(gradients.getLast().place.device(), NORM));
        }
        Emitter emitter = draft.prefixed("clip/");
        Tensor total = sums.stream()
                .reduce((a, b) -> emitter.add(new Add(a, b, emitter.value("squares", Shape.of(1))))
                        .y())
                .orElseThrow();
        return emitter.add(new ClipFactor(total, emitter.value("factor", Shape.of(1)), limit))
                .factor();
    }

    private static Tensor squares(Tensor gradient, Emitter emitter) {
        Tensor parts = emitter.value("parts", Shape.of(ReduceSumSquare.parts(gradient.shape())));
        return emitter.add(new ReduceSumSquare(gradient, parts, emitter.value("squares", Shape.of(1))))
                .y();
    }

    private static Tensor scaled(Draft draft, Waiting each, Tensor factor) {
        draft.update();
        Tensor to = room(each.gradient, emitter(draft, each.parameter));
        return draft.add(new ScaleBy(each.gradient, factor, to)).y();
    }

    private void update(Draft draft, Parameter parameter, Tensor gradient) {
        draft.update();
        Emitter emitter = emitter(draft, parameter);
        Tensor limited = learning.clip()
                .value()
                .map(limit -> emitter.add(new Clip(gradient, room(gradient, emitter), limit))
                        .y())
                .orElse(gradient);
        learning.optimizer().build(scopes.apply(parameter, emitter), parameter, limited, rates.apply(parameter));
    }

    /** A value is written once; what lives between runs is changed in place, so that it may keep a backend's layout. */
    private static Tensor room(Tensor gradient, Emitter emitter) {
        return gradient.role() == Role.VALUE ? emitter.value("clipped", gradient.shape()) : gradient;
    }

    private static Emitter emitter(Draft draft, Parameter parameter) {
        return draft.prefixed("update/" + parameter.tensor().name() + ".");
    }
}
