/** Stripes in three directions, drawn by a formula: nothing is downloaded. An example; write here where yours come from, and under whose terms. */
package $package$;
