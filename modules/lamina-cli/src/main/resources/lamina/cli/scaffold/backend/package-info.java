/** The smallest backend that is complete: it runs the portable kernels of each op, one after the other. Begin with it, and replace what is slow. */
package $package$;
