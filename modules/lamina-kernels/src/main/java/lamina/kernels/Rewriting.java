package lamina.kernels;

import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Rng;

/**
 * What all methods of one generated class have in common.
 *
 * @param kernel what is rewritten
 * @param components its components, in order
 * @param target the types that take the place of ours
 * @param generated the class that is written
 * @param helpers the methods that are copied into it
 * @param sources where they come from, by class
 */
record Rewriting(
        KernelClass kernel,
        List<Component> components,
        Target target,
        ClassDesc generated,
        Helpers helpers,
        Map<ClassDesc, Source> sources) {
    static final ClassDesc FLOATS = Floats.class.describeConstable().orElseThrow();
    static final ClassDesc INTS = Ints.class.describeConstable().orElseThrow();
    private static final ClassDesc SHIFTS = Shifts.class.describeConstable().orElseThrow();

    static Rewriting of(KernelClass kernel, List<Component> components, Target target, ClassDesc generated) {
        // Read anew each time: models of class files are not made for several threads.
        Map<ClassDesc, Source> sources = Stream.of(kernel.source(), Source.of(Rng.class), Source.of(Shifts.class))
                .collect(Collectors.toMap(Source::desc, source -> source));
        return new Rewriting(kernel, components, target, generated, new Helpers(), sources);
    }

    /**
     * The views, which are the parameters of what is generated. What a kernel both reads and writes it may have as two components of one
     * view: that is one parameter, for no device's compiler has to find out that two are the same.
     */
    List<Component> views() {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return components.stream()
                .filter(component -> component.isView() && seen.add(component.value()))
                .toList();
    }

    /** The parameter that a view is. */
    int parameter(Component view) {
        return views().stream().map(Component::value).toList().indexOf(view.value());
    }

    /** The name of the copy of a method. */
    String helper(Helpers.Use use) {
        Helpers.Method called = use.method();
        MethodModel method =
                called.source().method(called.name(), called.type()).orElseThrow();
        return helpers.name(use, map(called.type()), code -> MethodCopy.write(this, use, method, code));
    }

    Optional<Component> component(String name) {
        return components.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** The target's type for one of ours. */
    ClassDesc map(ClassDesc type) {
        if (type.equals(FLOATS)) {
            return target.floats();
        }
        return type.equals(INTS) ? target.ints() : type;
    }

    MethodTypeDesc map(MethodTypeDesc type) {
        return MethodTypeDesc.of(
                map(type.returnType()),
                type.parameterList().stream().map(this::map).toList());
    }

    /** Shifts without the sign. */
    Source shifts() {
        return sources.get(SHIFTS);
    }

    static boolean isView(ClassDesc type) {
        return type.equals(FLOATS) || type.equals(INTS);
    }

    /** Views, then whatever else. */
    MethodTypeDesc taking(ClassDesc... others) {
        Stream<ClassDesc> arrays =
                views().stream().map(view -> view.value() instanceof Floats ? target.floats() : target.ints());
        return MethodTypeDesc.of(
                ConstantDescs.CD_void, Stream.concat(arrays, Stream.of(others)).toList());
    }
}
