package lamina.processor;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.ToolProvider;

/** What javac made of some sources in this process: whether it was content, what it said, and the folder with the classes. */
record Compilation(boolean succeeded, String diagnostics, Path classes) {

    static Compilation of(Path folder, Processor processor, Map<String, String> sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("src").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        StringWriter diagnostics = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            CompilationTask task = compiler.getTask(
                    diagnostics,
                    manager,
                    null,
                    List.of("-d", classes.toString()),
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
            task.setProcessors(List.of(processor));
            return new Compilation(task.call(), diagnostics.toString(), classes);
        }
    }
}
