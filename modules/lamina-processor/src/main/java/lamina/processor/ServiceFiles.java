package lamina.processor;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.ModuleElement.ProvidesDirective;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Writes one {@code META-INF/services} file for each {@code provides} directive of the module that is being compiled.
 *
 * <p>The directive stays the only place where a service is written down: the module system reads the directive, the class
 * path reads the file.
 */
@SupportedAnnotationTypes("*")
public final class ServiceFiles extends AbstractProcessor {

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (ModuleElement module : ElementFilter.modulesIn(round.getRootElements())) {
            ElementFilter.providesIn(module.getDirectives()).forEach(provides -> write(module, provides));
        }
        return false; // claims no annotation: other processors see them all
    }

    private void write(ModuleElement module, ProvidesDirective provides) {
        provides.getImplementations().forEach(implementation -> refuseProviderMethod(module, implementation));
        String service = binaryName(provides.getService());
        String lines =
                provides.getImplementations().stream().map(this::binaryName).collect(joining("\n", "", "\n"));
        try (Writer file = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", "META-INF/services/" + service)
                .openWriter()) {
            file.write(lines);
        } catch (IOException e) {
            error("cannot write META-INF/services/" + service + ": " + e.getMessage(), module);
        }
    }

    /** The class path knows constructors only: such a provider would serve from the module path and fail from the class path. */
    private void refuseProviderMethod(ModuleElement module, TypeElement implementation) {
        for (ExecutableElement method : ElementFilter.methodsIn(implementation.getEnclosedElements())) {
            if (method.getSimpleName().contentEquals("provider")
                    && method.getParameters().isEmpty()
                    && method.getModifiers().contains(Modifier.STATIC)) {
                error(
                        binaryName(implementation)
                                + " has a static provider() method, which works on the module path only;"
                                + " give it a public constructor without parameters instead",
                        module);
            }
        }
    }

    private String binaryName(TypeElement type) {
        return processingEnv.getElementUtils().getBinaryName(type).toString();
    }

    private void error(String message, ModuleElement module) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, module);
    }
}
