package lamina.core.survey;

import lamina.api.data.Image;

/**
 * Sums of the samples of each channel and of their products, from which mean, deviation and covariance follow. Of samples of 8 bits the
 * sums are exact as far as 2<sup>53</sup>, which is a hundred thousand million pixels.
 */
final class Moments {
    private long pixels;
    private int channels;
    private final double[] sums = new double[3];
    private final double[] products = new double[9]; // [channel, channel], the half with the first not above the second

    /** Adds all pixels of a picture. */
    void add(Image image) {
        channels = Math.max(channels, image.channels());
        pixels += image.size() / image.channels();
        image.stored().ifPresentOrElse(bytes -> add(bytes, image), () -> add(image.pixels(), image));
    }

    private void add(byte[] samples, Image image) {
        int step = image.channels();
        for (int a = 0; a < step; a++) {
            long sum = 0;
            for (int i = a; i < image.size(); i += step) {
                sum += samples[i] & 0xFF;
            }
            sums[a] += sum;
            for (int b = a; b < step; b++) {
                long product = 0;
                for (int i = 0; i < image.size(); i += step) {
                    product += (samples[i + a] & 0xFFL) * (samples[i + b] & 0xFF);
                }
                products[3 * a + b] += product;
            }
        }
    }

    private void add(float[] samples, Image image) {
        int step = image.channels();
        for (int a = 0; a < step; a++) {
            double sum = 0;
            for (int i = a; i < image.size(); i += step) {
                sum += samples[i];
            }
            sums[a] += sum;
            for (int b = a; b < step; b++) {
                double product = 0;
                for (int i = 0; i < image.size(); i += step) {
                    product += (double) samples[i + a] * samples[i + b];
                }
                products[3 * a + b] += product;
            }
        }
    }

    void add(Moments other) {
        pixels += other.pixels;
        channels = Math.max(channels, other.channels);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.sums[i];
        }
        for (int i = 0; i < products.length; i++) {
            products[i] += other.products[i];
        }
    }

    long pixels() {
        return pixels;
    }

    int channels() {
        return channels;
    }

    double mean(int channel) {
        return sums[channel] / pixels;
    }

    double deviation(int channel) {
        return Math.sqrt(Math.max(0, covariance(channel, channel)));
    }

    double covariance(int a, int b) {
        double product = products[3 * Math.min(a, b) + Math.max(a, b)];
        return product / pixels - mean(a) * mean(b);
    }
}
