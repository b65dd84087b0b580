package lamina.cli;

import java.util.concurrent.Callable;
import lamina.api.LaminaException;
import lamina.api.backend.Backend;
import lamina.api.backend.Device;
import lamina.core.plugin.Installed;
import picocli.CommandLine.Command;

/** Lists what can compute. */
@Command(name = "devices", description = "Lists the devices of each backend, and why one cannot be used.")
final class DevicesCommand implements Callable<Integer> {
    private final Lamina lamina;

    DevicesCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() {
        Toolbox toolbox = Toolbox.of(lamina.registry());
        Table table = new Table(
                Table.words("backend"),
                Table.words("device"),
                Table.words("usable"),
                Table.words("description"),
                Table.words("remark"));
        toolbox.registry().all(Backend.class).forEach(found -> rows(found, toolbox, table));
        table.lines().forEach(lamina.output()::result);
        return ExitCode.OK.number();
    }

    /** A backend that fails does not hide the others. */
    private static void rows(Installed<Backend> found, Toolbox toolbox, Table table) {
        try (Backend backend = toolbox.reader().make(Backend.class, found.type())) {
            backend.devices(toolbox.overrides()).forEach(device -> row(found.type(), device, table));
        } catch (LaminaException e) {
            table.row(found.type(), "", "no", "", e.getMessage());
        }
    }

    private static void row(String backend, Device device, Table table) {
        table.row(backend, device.name(), device.usable() ? "yes" : "no", device.description(), device.remark());
    }
}
