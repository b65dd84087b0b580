/** Local response normalization across channels. */
package lamina.lrn;
