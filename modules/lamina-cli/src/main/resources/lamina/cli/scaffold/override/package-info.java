/** Small reshapes in one copy, without waking other threads. An example; write here which ops yours runs, by what, and where that is not the same. */
package $package$;
