package lamina.testkit;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lamina.api.Provider;
import lamina.api.backend.BackendProvider;
import lamina.api.backend.OverrideProvider;
import lamina.api.data.AugmentationProvider;
import lamina.api.data.DatasetProvider;
import lamina.api.data.DecoderProvider;
import lamina.api.graph.InitializerProvider;
import lamina.api.layer.LayerProvider;
import lamina.api.layer.LossProvider;
import lamina.api.train.CollectiveProvider;
import lamina.api.train.OptimizerProvider;
import lamina.api.train.RunListenerProvider;
import lamina.api.train.ScheduleProvider;
import lamina.core.verify.Subject;
import lamina.core.verify.Verdict;
import lamina.core.verify.Verifier;

/**
 * Holds plugins to the contracts of this package without their authors: what a contract asks an author for is looked for by trying, and
 * a rule that needs what cannot be found is told as not run.
 */
public final class PluginVerifier implements Verifier {

    /** For {@link java.util.ServiceLoader}. */
    public PluginVerifier() {}

    @Override
    public List<Verdict> verify(Subject<?, ?> subject) {
        if (subject.provider() instanceof RunListenerProvider<?>) {
            return listener(subject);
        }
        List<Verdict> verdicts = new Rules(contract(subject)).verdicts();
        return Stream.concat(verdicts.stream(), untried(subject.provider()).stream())
                .toList();
    }

    /** It writes: into folders that JUnit would make and remove. */
    @SuppressWarnings("unchecked") // a provider's interface tells its product
    private static <C extends Record, T> List<Verdict> listener(Subject<C, T> subject) {
        Provider<C, ?> provider = subject.provider();
        try (RunFolders folders = RunFolders.create()) {
            return new Rules(() ->
                            Verified.listener((RunListenerProvider<C>) provider, subject.settings(), folders.next()))
                    .verdicts();
        }
    }

    @Override
    public List<String> lint(Class<?> kernel) {
        return KernelLint.check(kernel);
    }

    /** What makes the contract anew for each of its rules. */
    @SuppressWarnings("unchecked") // a provider's interface tells its product
    private static <C extends Record, T> Supplier<ProviderContract<?, ?>> contract(Subject<C, T> subject) {
        C settings = subject.settings();
        Provider<C, ?> provider = subject.provider();
        if (provider instanceof LayerProvider<?>) {
            LayerProvider<C> layer = (LayerProvider<C>) provider;
            TrialShapes shapes = TrialShapes.of(() -> layer.create(settings), subject.inputs());
            return () -> Verified.layer(layer, settings, shapes);
        }
        return () -> switch (provider) {
            case LossProvider<?> _ -> Verified.loss((LossProvider<C>) provider, settings);
            case OptimizerProvider<?> _ -> Verified.optimizer((OptimizerProvider<C>) provider, settings);
            case ScheduleProvider<?> _ -> Verified.schedule((ScheduleProvider<C>) provider, settings);
            case InitializerProvider<?> _ -> Verified.initializer((InitializerProvider<C>) provider, settings);
            case AugmentationProvider<?> _ -> new VerifiedAugmentation<>((AugmentationProvider<C>) provider, settings);
            case DatasetProvider<?> _ -> new VerifiedDataset<>((DatasetProvider<C>) provider, settings);
            default -> Verified.anything(provider, settings);
        };
    }

    /** The contracts that only an author can run as a whole. */
    private static Optional<Verdict> untried(Provider<?, ?> provider) {
        return switch (provider) {
            case DecoderProvider<?> _ -> Optional.of(untried("C", "DecoderContract", "pictures of its format"));
            case BackendProvider<?> _ -> Optional.of(untried("B", "BackendContract", "its device, and minutes"));
            case CollectiveProvider<?> _ -> Optional.of(untried("V", "CollectiveContract", "its members"));
            case OverrideProvider<?> _ -> Optional.of(untried("B", "BackendContract", "a backend that takes them"));
            case Provider<?, ?> other when contracted(other) -> Optional.empty();
            default -> Optional.of(new Verdict("-", "no contract", Verdict.Outcome.NOT_RUN, "its kind has none yet"));
        };
    }

    private static boolean contracted(Provider<?, ?> provider) {
        return provider instanceof LayerProvider<?>
                || provider instanceof LossProvider<?>
                || provider instanceof OptimizerProvider<?>
                || provider instanceof ScheduleProvider<?>
                || provider instanceof InitializerProvider<?>
                || provider instanceof AugmentationProvider<?>
                || provider instanceof DatasetProvider<?>;
    }

    private static Verdict untried(String letter, String contract, String needs) {
        return new Verdict(
                letter,
                "the rules of " + contract,
                Verdict.Outcome.NOT_RUN,
                "they need %s: a test of the plugin's own extends %s".formatted(needs, contract));
    }
}
