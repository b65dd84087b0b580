/**
 * What can be said of a dataset as a whole: its mean, the principal components of its colours, its sizes, its faults. A {@link
 * lamina.core.survey.Survey} goes over all pictures on several threads; sums are in double precision and added up in the order of the
 * pictures, so that any number of threads gives the same bits.
 */
package lamina.core.survey;
