package lamina.core.survey;

import java.util.List;
import java.util.Map;
import lamina.api.data.Split;

/**
 * What is the matter with the pictures of a dataset.
 *
 * @param pictures how many were looked at, of each split
 * @param whole whether those are all of them
 * @param formats how many are of each: {@code JPEG}, {@code raw} …
 * @param counts how many have which fault
 * @param listed the first {@value #LISTED} of each kind
 * @param twice how many pictures have been there before, byte by byte
 * @param same how many have been there before by what they show, their samples, and are stored differently; 0 unless looked for
 * @param groups the first {@value #LISTED} groups of pictures that are the same
 * @param classes how many of the first split's pictures each class has, in the order of the labels
 */
public record Faults(
        Map<Split, Integer> pictures,
        boolean whole,
        Map<String, Integer> formats,
        Map<Fault.Kind, Integer> counts,
        List<Fault> listed,
        int twice,
        int same,
        List<Group> groups,
        List<Statistics.ClassCount> classes) {
    /** How many of a kind are told one by one. */
    public static final int LISTED = 1000;

    /** Pictures that are the same, and whether some of them are in different classes or splits. */
    public record Group(List<Twin> twins) {

        /** Whether they have different labels: one of them is wrong. */
        public boolean labels() {
            return twins.stream().map(Twin::label).distinct().count() > 1;
        }

        /** Whether what is trained on is also what is held back. */
        public boolean splits() {
            return twins.stream().map(Twin::split).distinct().count() > 1;
        }
    }

    /** One of several pictures that are the same. */
    public record Twin(Split split, String name, int label) {}

    /** How many pictures have a fault. */
    public int count(Fault.Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** Whether something has to be done about a picture. */
    public boolean problem() {
        return counts.keySet().stream().anyMatch(Fault.Kind::problem);
    }
}
