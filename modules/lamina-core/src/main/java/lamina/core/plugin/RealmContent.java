package lamina.core.plugin;

import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.List;

/**
 * What an entry of {@code plugins/} holds, looked through and found to be sound as far as that can be known without running it.
 *
 * @param descriptor what the plugin says of itself
 * @param main the jar that makes it a plugin
 * @param jars all jars, sorted; without those of Lamina's own modules
 * @param remarks what is unusual about it but no error
 */
record RealmContent(PluginDescriptor descriptor, PluginJar main, List<PluginJar> jars, List<String> remarks) {

    RealmContent {
        jars = List.copyOf(jars);
        remarks = List.copyOf(remarks);
    }

    List<Path> paths() {
        return jars.stream().map(PluginJar::path).toList();
    }

    List<ModuleDescriptor> modules() {
        return jars.stream().map(PluginJar::descriptor).toList();
    }
}
