/**
 * A dataset that draws its own pictures, so that a run needs no files: one of ten {@link lamina.synthetic.Figure}s at any place, size,
 * angle and colour, over a background of gradients, clouds and clutter, with noise, stored as JPEG like a photograph.
 *
 * <p>A picture is a pure function of seed, split and index. Only the figure depends on the class: position, colours and background are
 * drawn before the class is looked at, so that neither a pixel nor the mean colour tells it, and a linear classifier learns little.
 */
package lamina.synthetic;
