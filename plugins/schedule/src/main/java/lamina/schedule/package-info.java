/**
 * Learning-rate schedules: {@code constant}, {@code step}, {@code multi-step}, {@code polynomial} and {@code plateau}.
 *
 * <p>Krizhevsky 2012, section 5, divided the rate by 10 when the validation error stopped improving, three times: {@code plateau}; the
 * log of that run as a list of epochs is {@code multi-step}. Caffe's reproduction is {@code step}. All are pure functions of the
 * progress, so a resumed run takes the same rates.
 */
package lamina.schedule;
