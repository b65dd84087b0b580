/** Portable pixmaps, the binary ones (P6 of Netpbm). An example; write here which pictures yours decodes, and what describes them. */
package $package$;
