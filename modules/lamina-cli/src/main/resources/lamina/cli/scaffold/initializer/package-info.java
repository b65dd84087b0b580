/** Values spread like a triangle around 0, so that none is far out. An example; write here what yours does, and whose idea it is. */
package $package$;
