/** A table of the epochs in Markdown, in the folder of the run. An example; write here what yours writes down, and for whom. */
package $package$;
