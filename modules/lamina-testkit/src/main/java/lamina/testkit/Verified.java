package lamina.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.api.Provider;
import lamina.api.graph.InitializerProvider;
import lamina.api.graph.Shape;
import lamina.api.layer.LayerProvider;
import lamina.api.layer.LossProvider;
import lamina.api.train.OptimizerProvider;
import lamina.api.train.RunListenerProvider;
import lamina.api.train.ScheduleProvider;
import org.opentest4j.TestAbortedException;

/** The contracts, for plugins of which nothing is known but provider and settings. What only an author knows aborts the rule that asks. */
final class Verified {
    private Verified() {}

    /** What holds for every plugin, whatever it makes. */
    static <C extends Record, T> ProviderContract<C, T> anything(Provider<C, T> provider, C settings) {
        return new ProviderContract<>() {
            @Override
            protected Provider<C, T> provider() {
                return provider;
            }

            @Override
            protected C settings() {
                return settings;
            }
        };
    }

    static <C extends Record> LayerContract<C> layer(LayerProvider<C> provider, C settings, TrialShapes shapes) {
        return new LayerContract<>() {
            @Override
            protected LayerProvider<C> provider() {
                return provider;
            }

            @Override
            protected C settings() {
                return settings;
            }

            @Override
            protected List<Shape> inputs() {
                return shapes.inputs();
            }

            @Override
            protected Optional<List<Shape>> refused() {
                return shapes.mustRefuse();
            }
        };
    }

    static <C extends Record> LossContract<C> loss(LossProvider<C> provider, C settings) {
        return new LossContract<>() {
            @Override
            protected LossProvider<C> provider() {
                return provider;
            }

            @Override
            protected C settings() {
                return settings;
            }
        };
    }

    static <C extends Record> OptimizerContract<C> optimizer(OptimizerProvider<C> provider, C settings) {
        return new OptimizerContract<>() {
            @Override
            protected OptimizerProvider<C> provider() {
                return provider;
            }

            @Override
            protected C settings() {
                return settings;
            }
        };
    }

    static <C extends Record> ScheduleContract<C> schedule(ScheduleProvider<C> provider, C settings) {
        return new ScheduleContract<>() {
            @Override
            protected ScheduleProvider<C> provider() {
                return provider;
            }

            @Override
            protected C settings() {
                return settings;
            }
        };
    }

    static <C extends Record> InitializerContract<C> initializer(InitializerProvider<C> provider, C settings) {
        return new InitializerContract<>() {
            @Override
            protected InitializerProvider<C> provider() {
                return provider;
            }

            @Override
            protected C settings() {
                return settings;
            }

            @Override
            protected double mean() {
                throw new TestAbortedException("only its author knows the mean that it should have");
            }

            @Override
            protected double deviation() {
                throw new TestAbortedException("only its author knows the deviation that it should have");
            }
        };
    }

    /** @param folder that it may write into, which JUnit would make for a test of the plugin's own */
    static <C extends Record> RunListenerContract<C> listener(
            RunListenerProvider<C> provider, C settings, Path folder) {
        RunListenerContract<C> contract = new RunListenerContract<>() {
            {
                runs = folder;
            }

            @Override
            protected RunListenerProvider<C> provider() {
                return provider;
            }

            @Override
            protected C settings() {
                return settings;
            }
        };
        contract.runs = folder;
        return contract;
    }
}
