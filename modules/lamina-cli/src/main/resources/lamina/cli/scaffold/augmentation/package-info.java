/** Brightness: some pictures are made brighter, others darker. An example; write here what yours does, and whose idea it is. */
package $package$;
