/**
 * Learning-rate schedules. All are pure functions of the progress, so a resumed run takes the same rates. With <i>s</i> the steps done,
 * <i>S</i> those planned, &epsilon; {@code rate} and <i>f</i> {@code factor}:
 *
 * <table>
 * <caption>Schedules</caption>
 * <tr><td>{@code constant}</td><td>&epsilon;</td></tr>
 * <tr><td>{@code step}</td><td>&epsilon; &middot; f<sup>&lfloor;s / n&rfloor;</sup>: a drop every n steps or epochs, as Caffe's reproduction of
 *     AlexNet</td></tr>
 * <tr><td>{@code multi-step}</td><td>&epsilon; &middot; f<sup>d</sup>, d of the listed epochs being over</td></tr>
 * <tr><td>{@code table}</td><td>the rate of the last row whose epoch has come: rates set by hand, as in the runs of 2012</td></tr>
 * <tr><td>{@code polynomial}</td><td>e + (&epsilon; - e) &middot; (1 - s / S)<sup>power</sup>, e being {@code end}</td></tr>
 * <tr><td>{@code cosine}</td><td>e + (&epsilon; - e) &middot; (1 + cos(&pi; t / T)) / 2 at step t of a fall of T steps, which is the whole run, or
 *     starts again after {@code epochs} and is then {@code growth} times as long (Loshchilov and Hutter 2017, equation 5)</td></tr>
 * <tr><td>{@code warm-up}</td><td>r &middot; (b + (1 - b) &middot; min(1, (s + 1) / n)), r being the rate of the {@code schedule} that it wraps and b its
 *     {@code from} (Goyal et al. 2017, section 2.2)</td></tr>
 * <tr><td>{@code plateau}</td><td>max(least, &epsilon; &middot; f<sup>d</sup>): a drop whenever {@code patience} validations in a row were no improvement,
 *     as Krizhevsky 2012, section 5, did by hand, three times</td></tr>
 * </table>
 *
 * <p>{@code plateau} differs from PyTorch's {@code ReduceLROnPlateau} in this: it drops with the {@code patience}-th validation that is no
 * improvement, PyTorch with the one after it; it stops after {@code drops}; and it watches the error and takes the threshold as a
 * difference unless told otherwise.
 */
package lamina.schedule;
