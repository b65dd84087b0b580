package lamina.tornado;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import lamina.kernels.Rewritten;
import uk.ac.manchester.tornado.api.common.TornadoFunctions;

/**
 * What TornadoVM takes for a task: one of its functional interfaces, in whose {@code apply} it looks for the first static call. It reads
 * only the low byte of that call's place in the constant pool, so the class has to stay as small as this one.
 */
final class TaskClass {
    /** TornadoVM has no interface for more. */
    static final int MAX_ARRAYS = 20;

    private static final String SUFFIX = "$Task";
    private static final String INTERFACE = TornadoFunctions.class.getName() + "$Task";

    private TaskClass() {}

    static String name(Rewritten kernel) {
        return kernel.className() + SUFFIX;
    }

    /** The kernel's name, for that of its task or its own. */
    static String kernelName(String name) {
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    static byte[] write(Rewritten kernel) {
        int count = kernel.type().parameterCount();
        MethodTypeDesc apply =
                MethodTypeDesc.of(ConstantDescs.CD_void, Collections.nCopies(count, ConstantDescs.CD_Object));
        return ClassFile.of()
                .build(
                        ClassDesc.of(name(kernel)),
                        out -> out.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL)
                                .withInterfaceSymbols(ClassDesc.of(INTERFACE + count))
                                .withMethodBody(
                                        ConstantDescs.INIT_NAME,
                                        ConstantDescs.MTD_void,
                                        ClassFile.ACC_PUBLIC,
                                        TaskClass::construct)
                                .withMethodBody("apply", apply, ClassFile.ACC_PUBLIC, code -> call(code, kernel)));
    }

    private static void construct(CodeBuilder code) {
        code.aload(0)
                .invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .return_();
    }

    private static void call(CodeBuilder code, Rewritten kernel) {
        for (int i = 0; i < kernel.type().parameterCount(); i++) {
            code.aload(i + 1).checkcast(kernel.type().parameterType(i));
        }
        code.invokestatic(ClassDesc.of(kernel.className()), kernel.method(), kernel.type())
                .return_();
    }
}
