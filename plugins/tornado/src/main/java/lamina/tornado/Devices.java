package lamina.tornado;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import lamina.api.BackendException;
import lamina.api.backend.Device;
import uk.ac.manchester.tornado.api.TornadoBackend;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;

/** The devices that TornadoVM finds, by name: the number of its driver, a colon, and the number of the device. */
final class Devices {
    private Devices() {}

    /** As {@code lamina devices} shows them. Says why, where there are none. */
    static List<Device> list() {
        Optional<String> problem = Conditions.problem();
        if (problem.isPresent()) {
            return List.of(unusable(problem.get()));
        }
        try {
            List<Device> devices = new ArrayList<>();
            found().forEach((name, device) -> devices.add(describe(name, device)));
            return devices.isEmpty() ? List.of(unusable(NONE)) : List.copyOf(devices);
        } catch (RuntimeException | Error e) {
            return List.of(unusable(Failure.of("looking for devices", e).getMessage()));
        }
    }

    private static final String NONE =
            "TornadoVM finds no device. Install the GPU's driver (on Linux `clinfo -l` or `nvidia-smi` must list the device),"
                    + " and a TornadoVM with the backend for it";

    private static Device unusable(String reason) {
        return new Device("tornado", "TornadoVM", false, reason);
    }

    private static Device describe(String name, TornadoDevice device) {
        String description = String.format(
                Locale.ROOT,
                "%s (%s, %s), %.1f GiB",
                name(device),
                device.getTornadoVMBackend().name().toLowerCase(Locale.ROOT),
                device.getPlatformName().strip(),
                device.getMaxGlobalMemory() / 0x1p30);
        return new Device(
                name,
                description,
                true,
                precisions(device) + "; Java kernels compiled by TornadoVM; "
                        + device.getDeviceOpenCLCVersion().strip());
    }

    private static String precisions(TornadoDevice device) {
        if (hasLibrary(device)) {
            return "f32, tf32 as \"auto\", bf16, by cuBLAS";
        }
        return isCuda(device) ? "f32, slowly, for " + NvidiaLibraries.MISSING : "f32";
    }

    /** As its maker calls it. */
    static String name(TornadoDevice device) {
        return device.getPhysicalDevice().getDeviceName().strip();
    }

    static boolean isCuda(TornadoDevice device) {
        return device.getTornadoVMBackend() == TornadoVMBackendType.CUDA;
    }

    /** Why Java's own kernels multiply, where {@link #hasLibrary} is not so. */
    static String lackOfLibrary(TornadoDevice device) {
        return isCuda(device)
                ? NvidiaLibraries.MISSING
                : "bf16 is for NVIDIA's devices, under TornadoVM's backend cuda with cuBLAS";
    }

    /** Library tasks run on TornadoVM's CUDA backend only. */
    static boolean hasLibrary(TornadoDevice device) {
        return isCuda(device) && NvidiaLibraries.hasCublas();
    }

    private static SequencedMap<String, TornadoDevice> found() {
        SequencedMap<String, TornadoDevice> found = new LinkedHashMap<>();
        List<TornadoBackend> drivers =
                TornadoExecutionPlan.getTornadoDeviceMap().getAllBackends();
        for (int driver = 0; driver < drivers.size(); driver++) {
            for (int i = 0; i < drivers.get(driver).getNumDevices(); i++) {
                found.put(driver + ":" + i, drivers.get(driver).getDevice(i));
            }
        }
        return found;
    }

    /**
     * The device that the settings choose.
     *
     * @throws BackendException if there is none of that name, or none at all, or TornadoVM cannot be used
     */
    static TornadoDevice choose(TornadoSettings settings) {
        Conditions.problem().ifPresent(problem -> {
            throw new BackendException("the backend tornado cannot be used: " + problem);
        });
        SequencedMap<String, TornadoDevice> found;
        try {
            found = found();
        } catch (RuntimeException | Error e) {
            throw Failure.of("looking for devices", e);
        }
        if (found.isEmpty()) {
            throw new BackendException("the backend tornado cannot be used: " + NONE);
        }
        if (settings.device().equals(TornadoSettings.AUTO)) {
            return found.firstEntry().getValue();
        }
        if (!found.containsKey(settings.device())) {
            throw new BackendException("the backend tornado has no device '" + settings.device() + "'; it has "
                    + String.join(", ", found.keySet()) + " (see `lamina devices`), or set \"device\" to \"auto\"");
        }
        return found.get(settings.device());
    }
}
