package lamina.kernels;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;

/**
 * Writes a class with one method, which hands its arguments to a rewritten kernel: an object for compilers that want one of a functional
 * interface in place of a lambda.
 *
 * <p>Some of those look for the call by going through the method's bytes, operands too, until one of them is the number of a call, and
 * take the second byte of its operand for the index (TornadoVM 5.2 does). So there are fewer than 128 constants, and nothing before the
 * call that looks like one.
 */
public final class StaticCall {
    private static final int CONSTANTS = 128;

    private StaticCall() {}

    /**
     * The class file of a public class without state, made by its public constructor without parameters.
     *
     * @param className its binary name; in a package of the same loader as the kernel's class
     * @param implemented the interface
     * @param method its method: takes as many {@link Object}s as the kernel has views, and returns nothing
     * @param called the kernel
     * @throws IllegalArgumentException if the kernel has more views than such a class can hand on
     */
    public static byte[] write(String className, ClassDesc implemented, String method, Rewritten called) {
        int arguments = called.type().parameterCount();
        MethodTypeDesc type =
                MethodTypeDesc.of(ConstantDescs.CD_void, Collections.nCopies(arguments, ConstantDescs.CD_Object));
        byte[] bytes = ClassFile.of().build(ClassDesc.of(className), into -> {
            into.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL).withInterfaceSymbols(implemented);
            into.withMethodBody(method, type, ClassFile.ACC_PUBLIC, code -> call(code, called));
            into.withMethodBody(
                    ConstantDescs.INIT_NAME,
                    ConstantDescs.MTD_void,
                    ClassFile.ACC_PUBLIC,
                    code -> code.aload(0)
                            .invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                            .return_());
        });
        if (arguments > 20 || ClassFile.of().parse(bytes).constantPool().size() >= CONSTANTS) {
            throw new IllegalArgumentException(called.className() + " takes " + arguments
                    + " arrays: expected 20 at most, as many as the numbers of local variables that look like no call");
        }
        return bytes;
    }

    private static void call(CodeBuilder code, Rewritten called) {
        for (int i = 0; i < called.type().parameterCount(); i++) {
            code.aload(i + 1).checkcast(called.type().parameterType(i));
        }
        code.invokestatic(ClassDesc.of(called.className()), called.method(), called.type())
                .return_();
    }
}
