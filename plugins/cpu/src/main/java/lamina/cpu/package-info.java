/** The backend that runs portable kernels on the processor's cores. */
package lamina.cpu;
