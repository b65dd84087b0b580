package lamina.onednn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;

/** In which forms the content of each tensor is there, at some point of a procedure. */
final class Forms {
    private final Craft craft;
    private final Map<Tensor, List<Form>> forms = new HashMap<>(); // the one in which it was made comes first
    private final Map<Tensor, Set<Tensor>> residents = new HashMap<>(); // whose content lies in a tensor of ours

    Forms(Craft craft) {
        this.craft = craft;
    }

    /** All forms of a tensor, that in which it was made first; of one that was not made yet, as the graph has it. */
    List<Form> of(Tensor tensor) {
        return forms.getOrDefault(tensor, List.of(new Form(tensor, craft.visible(tensor))));
    }

    boolean isMade(Tensor tensor) {
        return forms.containsKey(tensor);
    }

    /** Its new content lies here; no copy of what it had is its content any more. */
    void made(Tensor tensor, Form form) {
        forms.put(tensor, new ArrayList<>(List.of(form)));
        lives(tensor, form);
    }

    /** Its content lies here too. */
    void copied(Tensor tensor, Form form) {
        forms.computeIfAbsent(tensor, _ -> new ArrayList<>(of(tensor))).add(form);
        lives(tensor, form);
    }

    private void lives(Tensor tensor, Form form) {
        residents.computeIfAbsent(form.tensor(), _ -> new HashSet<>()).add(tensor);
    }

    /**
     * Whether the place of a form may be written over.
     *
     * @param wanted whether the content of a tensor is still wanted
     */
    boolean isFree(Form form, Predicate<Tensor> wanted) {
        return form.tensor().role() == Role.VALUE
                && residents.getOrDefault(form.tensor(), Set.of(form.tensor())).stream()
                        .noneMatch(wanted);
    }
}
