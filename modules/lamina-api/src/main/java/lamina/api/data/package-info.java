/**
 * From stored pictures to a batch: a {@link lamina.api.data.Dataset} yields encoded examples, a {@link lamina.api.data.Decoder} makes
 * an {@link lamina.api.data.Image} of each, {@link lamina.api.data.Augmentation}s change it.
 */
package lamina.api.data;
