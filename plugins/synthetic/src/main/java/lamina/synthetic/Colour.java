package lamina.synthetic;

import java.util.random.RandomGenerator;

/** Red, green and blue in 0 to 255. */
record Colour(double red, double green, double blue) {

    static Colour any(RandomGenerator random) {
        return new Colour(random.nextDouble(256), random.nextDouble(256), random.nextDouble(256));
    }

    /** On the way to another colour; 0 is this one, 1 the other. */
    Colour towards(Colour other, double share) {
        return new Colour(
                red + share * (other.red - red),
                green + share * (other.green - green),
                blue + share * (other.blue - blue));
    }

    double distance(Colour other) {
        double r = red - other.red;
        double g = green - other.green;
        double b = blue - other.blue;
        return Math.sqrt(r * r + g * g + b * b);
    }
}
