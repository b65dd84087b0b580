package lamina.tornado;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;
import lamina.api.backend.Precision;

/**
 * Settings of the backend {@code tornado}.
 *
 * @param device {@code auto}, or the name of a device as {@code lamina devices} lists it: {@code 0:0}
 * @param precision what to compute in
 * @param verify whether what the device computes is compared with the host before anything is run
 * @param memory GiB of the device's memory that may be used; 0 for all of it
 * @param cudaGraphs whether what runs on the device is recorded once and launched as a whole from then on
 */
@Doc("Runs on GPUs: Java kernels compiled by TornadoVM.")
public record TornadoSettings(
        @Doc("Which device: auto for the first, or a name that `lamina devices` lists, such as 0:0.") @Default("auto")
        String device,

        @Doc(
                "What to multiply in: f32; bf16, for NVIDIA's devices; or auto, which is tf32 on NVIDIA's devices and f32 on others. Sums, and all else, are f32.")
        @Default("auto")
        Precision precision,

        @Doc("Compare what the device computes with what the host does, one op of each kind, before anything is run.")
        @Default("true")
        boolean verify,

        @Doc("GiB of the device's memory that may be used; 0 for all of it.") @Default("0") @Range(min = 0, max = 4096)
        float memory,

        @Doc(
                "Record each part of a step as a CUDA graph and launch it as a whole. For TornadoVM's backends cuda and ptx;"
                        + " not yet run on a GPU.")
        @Default("false")
        boolean cudaGraphs) {

    static final String AUTO = "auto";

    /** The first device, verified. */
    public static TornadoSettings defaults() {
        return new TornadoSettings(AUTO, Precision.AUTO, true, 0, false);
    }
}
