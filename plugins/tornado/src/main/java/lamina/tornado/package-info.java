/**
 * The backend {@code tornado}: a graph becomes task graphs of TornadoVM, which compiles Java for the device.
 *
 * <p><b>From a graph to a program.</b> {@code TornadoBackend} chooses the device and what multiplies there;
 * {@code Compiler} has {@code Placer} turn each op into steps, {@code PlanBuilder} put the steps into task graphs below TornadoVM's limits,
 * and {@code Guard} try each kind of op against Java before anything is trusted. {@code TornadoProgram} runs the {@code DevicePlan}; where an
 * op of the host stands in the middle of a procedure, {@code Stages} says what runs before and after it.
 *
 * <p><b>Memory.</b> {@code DeviceArrays} has one array for each tensor that lasts, those that values share ({@code Slots}) and
 * {@code Scratch} for within an op. {@code Contents} knows which side has a tensor's newest content, {@code HostPages} keeps the host's side
 * of what never crosses from taking any memory.
 *
 * <p><b>Portable kernels.</b> {@code KernelTranslator} has the record kernels of any plugin rewritten over TornadoVM's arrays (module
 * {@code lamina.kernels}), {@code KernelLoader} and {@code LoopReader} make TornadoVM find them, {@code TaskClass} the call.
 *
 * <p><b>Hot ops.</b> {@code HotOps} lists them, the fastest first. In Java, by {@code KernelContext} and local memory: {@code Tiles} and
 * {@code Products} for dense layers, {@code ConvolutionSteps} and {@code Convolutions}, {@code RowSteps} and {@code SumSteps}. On NVIDIA's
 * devices by cuBLAS: {@code UnfoldedConvolution} and {@code GemmSteps} over {@code BlasMultiplication}, of which {@code Cublas} describes a
 * call, {@code CublasProvider} makes it when TornadoVM says so, and {@code CublasLibrary} knows the function. What is multiplied, fp32, TF32
 * or bf16, is a {@code Factors}.
 *
 * <p>Classes with kernels ({@code Products}, {@code Sums}, {@code Rows}, {@code Unfolding}, {@code Halves}, {@code PlanKernels} and others) are
 * public because TornadoVM looks at them by reflection. Nobody else is meant.
 */
package lamina.tornado;
