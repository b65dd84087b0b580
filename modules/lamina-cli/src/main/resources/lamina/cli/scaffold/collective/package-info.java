/**
 * Replicas that are threads of one process and meet at a monitor. An example: write here what joins the members of yours, processes or
 * machines, and how a sum goes from one to the other.
 */
package $package$;
