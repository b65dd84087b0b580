/** Inverse decay: rate / (1 + decay · epoch). An example; write here what yours does, and whose idea it is. */
package $package$;
