package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import lamina.api.AssemblyException;
import lamina.api.BackendException;
import lamina.api.NoSettings;
import lamina.api.graph.Element;
import lamina.api.graph.Scope;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;
import lamina.api.layer.UnaryLayer;
import lamina.ops.Add;
import lamina.ops.Dropout;
import lamina.ops.Reshape;
import lamina.ops.Scale;
import lamina.ops.Softmax;
import lamina.testkit.Faulty.Fault;
import org.junit.jupiter.api.Test;

/** A sound layer passes every rule, and for each rule there is a broken layer that fails it. */
class LayerContractTest {

    private static Of faulty(Fault fault) {
        return new Of(
                (scope, x) -> scope.add(new Faulty(x, like(scope, x), fault)).y());
    }

    private static Tensor like(Scope scope, Tensor x) {
        return scope.value("y", x.shape());
    }

    private static void fails(Runnable rule) {
        assertThrows(AssertionError.class, rule::run);
    }

    @Test
    void aSoundLayerPasses() {
        Of sound = faulty(Fault.NONE);
        assertDoesNotThrow(sound::buildsEqualGraphs);
        assertDoesNotThrow(sound::writesOnceBeforeReading);
        assertDoesNotThrow(sound::proceduresAgree);
        assertDoesNotThrow(sound::outputStartsWithTheBatch);
        assertDoesNotThrow(sound::gradientsAgree);
        assertDoesNotThrow(sound::cutsAgree);
        assertDoesNotThrow(sound::opsTouchOnlyWhatTheyDeclare);
        assertDoesNotThrow(sound::runsAgain);
        assertDoesNotThrow(sound::kernelsKeepToTheDialect);
        assertDoesNotThrow(sound::evaluationIsNotRandom);
        assertDoesNotThrow(sound::picturesAreIndependent);
        assertDoesNotThrow(sound::devicesGetTheSameBits);
        assertDoesNotThrow(sound::leavesWhatIsNotItsOwn);
        assertDoesNotThrow(sound::otherShapesWork);
    }

    /** What reaches outside is most often a shape that its author took for another, so the shapes are told. */
    @Test
    void aKernelThatReachesOutsideIsNamedWithTheShapes() {
        Of layer = faulty(Fault.OUTSIDE);
        String message = assertThrows(AssertionError.class, layer::runsAgain).getMessage();
        assertTrue(message.startsWith("Faulty, which reads ["), message);
        assertTrue(message.contains("its kernel Twice, launched over "), message);
        assertTrue(message.contains(layer.inputs().getFirst().toString()), message);
    }

    @Test
    void differentGraphsFailL1() {
        AtomicInteger builds = new AtomicInteger();
        Of layer = new Of((scope, x) -> scope.add(new Scale(x, like(scope, x), builds.incrementAndGet()))
                .y());
        fails(layer::buildsEqualGraphs);
    }

    @Test
    void writingTwiceFailsL2() {
        fails(new Of((scope, x) -> {
            Tensor y = like(scope, x);
            scope.add(new Scale(x, y, 1));
            return scope.add(new Scale(x, y, 2)).y();
        })::writesOnceBeforeReading);
    }

    @Test
    void statesOfTrainingOnlyFailL3() {
        fails(new Of((scope, x) -> {
            if (scope.training()) {
                scope.state("mean", Shape.of(3), Element.FLOAT32, (_, _, _) -> {});
            }
            return x;
        })::proceduresAgree);
    }

    @Test
    void losingTheBatchFailsL4() {
        fails(new Of((scope, x) -> scope.add(
                        new Reshape(x, scope.value("y", Shape.of(x.shape().size()))))
                .y())::outputStartsWithTheBatch);
    }

    @Test
    void wrongGradientsFailL5() {
        fails(faulty(Fault.GRADIENT)::gradientsAgree);
    }

    @Test
    void scatteringFailsL6() {
        fails(faulty(Fault.SCATTER)::cutsAgree);
    }

    @Test
    void touchingMoreOrLessFailsL7() {
        fails(faulty(Fault.INCOMPLETE)::opsTouchOnlyWhatTheyDeclare);
        fails(faulty(Fault.ACCUMULATES)::opsTouchOnlyWhatTheyDeclare);
        fails(faulty(Fault.CHANGES_INPUT)::opsTouchOnlyWhatTheyDeclare);
        fails(faulty(Fault.UNDECLARED)::opsTouchOnlyWhatTheyDeclare);
    }

    @Test
    void changingInputsFailsL8() {
        fails(faulty(Fault.CHANGES_INPUT)::runsAgain);
    }

    @Test
    void leavingTheDialectFailsL9() {
        fails(faulty(Fault.DIALECT)::kernelsKeepToTheDialect);
    }

    @Test
    void randomEvaluationFailsL10() {
        fails(new Of((scope, x) -> scope.add(new Dropout(x, scope.step(), like(scope, x), 0.5f, 1, 7))
                .y())::evaluationIsNotRandom);
        fails(new Of((scope, x) ->
                scope.add(new Scale(x, like(scope, x), scope.seed())).y())::evaluationIsNotRandom);
    }

    @Test
    void mixingPicturesFailsL11() {
        fails(new Of((scope, x) -> {
            Tensor row = scope.add(new Reshape(
                            x, scope.value("row", Shape.of(1, x.shape().size()))))
                    .y();
            Tensor mixed = scope.add(new Softmax(row, scope.value("mixed", row.shape())))
                    .y();
            return scope.add(new Reshape(mixed, like(scope, x))).y();
        })::picturesAreIndependent);
    }

    @Test
    void takingAnyShapeFailsL12() {
        fails(faulty(Fault.NONE)::refusesWrongShapes);
    }

    @Test
    void aRefusalThatDoesNotSayWhereFailsL12() {
        Of layer = new Of((_, x) -> {
            throw new AssemblyException("expected [batch, 8], found " + x.shape());
        });
        String message =
                assertThrows(AssertionError.class, layer::refusesWrongShapes).getMessage();
        assertTrue(
                message.startsWith("scope.name(), which is \"layer\" here, is not in: expected [batch, 8]"), message);
    }

    @Test
    void kernelsThatNoDeviceRunsFailL13() {
        assertThrows(BackendException.class, faulty(Fault.DIALECT)::devicesGetTheSameBits);
        fails(faulty(Fault.CARRIES)::devicesGetTheSameBits);
    }

    @Test
    void writingWhatIsNotItsOwnFailsL14() {
        fails(new Of((scope, x) -> {
            Tensor w = scope.parameter("w", x.shape(), (_, _, _) -> {}, 1, 1).tensor();
            scope.add(new Scale(w, w, 0.5f));
            return scope.add(new Add(x, w, like(scope, x))).y();
        })::leavesWhatIsNotItsOwn);
        fails(new Of((scope, x) -> {
            scope.add(new Scale(x, scope.state("seen", x.shape(), Element.FLOAT32, (_, _, _) -> {}), 1));
            return x;
        })::leavesWhatIsNotItsOwn);
    }

    @Test
    void aShapeThatIsTakenAndNotComputedFailsL15() {
        for (Fault fault : List.of(Fault.GRADIENT, Fault.OUTSIDE)) {
            Of layer = new Of((scope, x) -> scope.add(
                            new Faulty(x, like(scope, x), x.shape().rank() == 4 ? fault : Fault.NONE))
                    .y());
            assertDoesNotThrow(layer::gradientsAgree);
            String message =
                    assertThrows(AssertionError.class, layer::otherShapesWork).getMessage();
            assertTrue(message.startsWith("of [3, 9, 7, 4]: "), message);
        }
    }

    /** A running variance may begin at one and never be negative: rules that compare bits are not to compare what is no number. */
    @Test
    void statesAreFilledFromWhatTheyBeginWithUpward() {
        Of layer = new Of((scope, x) -> {
            Tensor variance = scope.state("variance", x.shape(), Element.FLOAT32, (values, _, _) -> {
                for (int i = 0; i < values.length(); i++) {
                    values.set(i, 1);
                }
            });
            return scope.add(new Scale(variance, like(scope, x), 1)).y();
        });
        try (Reference program = new Reference(layer.built().graph(), Cut.WHOLE, false)) {
            Inputs.fill(layer.built(), program);
            program.run(Built.RUN);
            for (float value : Memories.floats(program, layer.built().output())) {
                assertTrue(value >= 1 && value < 4, () -> "filled with " + value);
            }
        }
        try (Trial trial = Trial.evaluation(layer.layer, Shape.of(3, 7))) {
            assertEquals(1, trial.run().get("y")[5]);
        }
    }

    /** The contract of a layer that is no plugin. Private, so that its rules are not run as tests. */
    private static final class Of extends LayerContract<NoSettings> {
        private final UnaryLayer layer;

        Of(UnaryLayer layer) {
            this.layer = layer;
        }

        Built built() {
            return Built.layer(layer, false, 1, inputs());
        }

        @Override
        protected LayerProvider<NoSettings> provider() {
            return new LayerProvider<>() {
                @Override
                public String type() {
                    return "test";
                }

                @Override
                public Class<NoSettings> settings() {
                    return NoSettings.class;
                }

                @Override
                public Layer create(NoSettings settings) {
                    return layer;
                }
            };
        }

        @Override
        protected NoSettings settings() {
            return new NoSettings();
        }

        @Override
        protected List<Shape> inputs() {
            return List.of(Shape.of(3, 7));
        }

        @Override
        protected Optional<List<Shape>> refused() {
            return Optional.of(List.of(Shape.of(2, 9)));
        }
    }
}
