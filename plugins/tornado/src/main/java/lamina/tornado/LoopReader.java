package lamina.tornado;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeAnnotation;
import java.lang.classfile.TypeAnnotation.LocalVarTarget;
import java.lang.classfile.TypeAnnotation.LocalVarTargetInfo;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.stream.Stream;
import jdk.vm.ci.hotspot.HotSpotJVMCIRuntime;
import jdk.vm.ci.meta.ResolvedJavaMethod;
import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.runtime.ASMClassVisitorProvider;
import uk.ac.manchester.tornado.runtime.common.ParallelAnnotationProvider;

/**
 * Tells TornadoVM which local variables count independent iterations. Its own reader looks for class files in the system's class path,
 * where neither rewritten kernels nor modules are. TornadoVM makes one by the name in
 * {@code -Dtornado.load.annotation.implementation}.
 */
@SuppressWarnings("exports") // TornadoVM alone calls it
public final class LoopReader implements ASMClassVisitorProvider {
    private static final ClassDesc PARALLEL = ClassDesc.of(Parallel.class.getName());

    /** Named in a property, so that nobody else has to call it. */
    public LoopReader() {}

    /** A variable's place in the code, as TornadoVM asks for it. */
    private record Variable(int getStart, int getLength, int getIndex) implements ParallelAnnotationProvider {}

    @Override
    public ParallelAnnotationProvider[] getParallelAnnotations(ResolvedJavaMethod method) {
        Class<?> declaring = HotSpotJVMCIRuntime.runtime().getMirror(method.getDeclaringClass());
        Stream<Variable> variables = declaring.getClassLoader() instanceof KernelLoader loader
                ? loader.loop(declaring, method.getName()).stream()
                        .map(loop -> new Variable(loop.startPc(), loop.length(), loop.slot()))
                : annotated(declaring, method);
        return variables.toArray(ParallelAnnotationProvider[]::new);
    }

    /** Those of a class that javac wrote. */
    private static Stream<Variable> annotated(Class<?> declaring, ResolvedJavaMethod method) {
        String resource = "/" + declaring.getName().replace('.', '/') + ".class";
        try (InputStream in = declaring.getResourceAsStream(resource)) {
            if (in == null) {
                return Stream.empty(); // of the JDK's own classes that call TornadoVM
            }
            return ClassFile.of().parse(in.readAllBytes()).methods().stream()
                    .filter(m -> m.methodName().equalsString(method.getName()))
                    .filter(m ->
                            m.methodType().equalsString(method.getSignature().toMethodDescriptor()))
                    .flatMap(LoopReader::variables)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the class file of " + declaring, e);
        }
    }

    private static Stream<Variable> variables(MethodModel method) {
        return method.findAttribute(Attributes.code()).stream()
                .flatMap(code -> code
                        .findAttribute(Attributes.runtimeVisibleTypeAnnotations())
                        .map(found -> found.annotations())
                        .orElse(List.of())
                        .stream()
                        .filter(annotation ->
                                annotation.annotation().classSymbol().equals(PARALLEL))
                        .map(TypeAnnotation::targetInfo)
                        .filter(LocalVarTarget.class::isInstance)
                        .flatMap(target -> ((LocalVarTarget) target).table().stream())
                        .map(variable -> variable(code, variable)));
    }

    private static Variable variable(CodeAttribute code, LocalVarTargetInfo variable) {
        int start = code.labelToBci(variable.startLabel());
        return new Variable(start, code.labelToBci(variable.endLabel()) - start, variable.index());
    }
}
