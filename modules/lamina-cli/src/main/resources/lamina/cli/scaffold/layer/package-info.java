/** Leaky rectifiers: y = x, or slope · x where x is negative (Maas, Hannun, Ng 2013). An example; write here what yours does, and whose idea it is. */
package $package$;
