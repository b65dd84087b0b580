package lamina.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lamina.core.verify.Verdict;
import lamina.core.verify.Verdict.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/**
 * Runs the rules of a contract one by one. They are plain {@link Test} methods; JUnit's launcher, which makes its test objects itself,
 * would have to be handed the plugin behind its back.
 *
 * @param contract makes it anew for each rule, as JUnit does
 */
record Rules(Supplier<? extends ProviderContract<?, ?>> contract) {
    private static final Pattern NAME = Pattern.compile("([A-Z])(\\d+): (.*)");
    private static final int LONGEST = 300; // letters of a reason

    /** One for each rule, those of every provider first. */
    List<Verdict> verdicts() {
        return methods(contract.get().getClass()).stream().map(this::verdict).toList();
    }

    private static List<Method> methods(Class<?> contract) {
        List<Method> rules = new ArrayList<>();
        for (Class<?> type = contract; type != Object.class; type = type.getSuperclass()) {
            Stream.of(type.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Test.class))
                    .forEach(rules::add);
        }
        rules.sort(Comparator.comparing((Method m) -> !name(m).group(1).equals("P"))
                .thenComparing(m -> Integer.parseInt(name(m).group(2))));
        return rules;
    }

    private static Matcher name(Method rule) {
        String text = Optional.ofNullable(rule.getAnnotation(DisplayName.class))
                .map(DisplayName::value)
                .orElse("");
        Matcher matcher = NAME.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException(rule + " has no number in its @DisplayName");
        }
        return matcher;
    }

    private Verdict verdict(Method rule) {
        Matcher name = name(rule);
        String number = name.group(1) + name.group(2);
        try {
            rule.setAccessible(true);
            rule.invoke(contract.get());
            return new Verdict(number, name.group(3), Outcome.HOLDS, "");
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            Outcome outcome = cause instanceof TestAbortedException ? Outcome.NOT_RUN : Outcome.FAILS;
            return new Verdict(number, name.group(3), outcome, reason(cause));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(rule + " cannot be called", e);
        }
    }

    /** In one line; of what is not meant for people also the class. */
    private static String reason(Throwable cause) {
        boolean meant = cause instanceof AssertionError || cause instanceof TestAbortedException;
        String text = (meant ? String.valueOf(cause.getMessage()) : String.valueOf(cause))
                .strip()
                .replaceAll("\\s*\\R\\s*", " | ")
                .replace("\t", " ");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
