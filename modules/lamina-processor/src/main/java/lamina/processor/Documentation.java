package lamina.processor;

import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Elements.Origin;
import javax.tools.Diagnostic;

/**
 * Refuses a public type, method, constructor or constant of an exported package that has no Javadoc.
 *
 * <p>doclint asks for every {@code @param} and {@code @return} too, or for nothing at all; here one sentence is enough. What
 * is overridden or written by the compiler is documented elsewhere.
 */
@SupportedAnnotationTypes("*")
public final class Documentation extends AbstractProcessor {

    private final Set<PackageElement> exported = new HashSet<>();

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (ModuleElement module : ElementFilter.modulesIn(round.getRootElements())) {
            ElementFilter.exportsIn(module.getDirectives()).forEach(exports -> exported.add(exports.getPackage()));
        }
        for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
            if (exported.contains(elements().getPackageOf(type))) {
                check(type);
            }
        }
        return false;
    }

    private void check(Element element) {
        if (!element.getModifiers().contains(Modifier.PUBLIC)) {
            return;
        }
        if (!documentedElsewhere(element) && elements().getDocComment(element) == null) {
            processingEnv
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.ERROR,
                            element + " is public in an exported package, but has no Javadoc",
                            element);
        }
        if (element instanceof TypeElement type) {
            type.getEnclosedElements().forEach(this::check);
        }
    }

    private boolean documentedElsewhere(Element element) {
        return element.getAnnotation(Override.class) != null
                || element.getKind() == ElementKind.ENUM_CONSTANT
                || element.getKind() == ElementKind.RECORD_COMPONENT
                || elements().getOrigin(element) != Origin.EXPLICIT
                || (element instanceof ExecutableElement method && (ofRecord(method) || ofEveryEnum(method)));
    }

    /** The components of a record are explained at the record, and with them accessors and canonical constructor. */
    private boolean ofRecord(ExecutableElement method) {
        return elements().isCanonicalConstructor(method) || elements().recordComponentFor(method) != null;
    }

    /** {@code values} and {@code valueOf}: javac says of them that they were written by hand. */
    private static boolean ofEveryEnum(ExecutableElement method) {
        return method.getEnclosingElement().getKind() == ElementKind.ENUM
                && method.getSimpleName().toString().startsWith("value")
                && method.getModifiers().contains(Modifier.STATIC);
    }

    private Elements elements() {
        return processingEnv.getElementUtils();
    }
}
