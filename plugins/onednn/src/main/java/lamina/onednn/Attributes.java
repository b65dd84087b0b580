package lamina.onednn;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** oneDNN's attributes of primitives. Scratchpads are given by us, so that they are planned and counted. */
final class Attributes {
    /** Nothing but that. */
    static final MemorySegment PLAIN = create(Arena.global());

    private static final int USER_SCRATCHPAD = 1;

    private Attributes() {}

    /** For a primitive that also does what is behind it: a ReLU, then a multiplication, each if it is there. */
    static MemorySegment create(Arena arena, Behind behind) {
        MemorySegment attributes = create(arena);
        try (Arena local = Arena.ofConfined()) {
            MemorySegment posts = Functions.create("dnnl_post_ops_create", "ip", local, "dnnl_post_ops_destroy");
            if (behind.relu().isPresent()) {
                append(posts, Propagation.RELU, 0);
            }
            behind.scale().ifPresent(scale -> append(posts, Propagation.LINEAR, scale.factor()));
            Functions.run("dnnl_primitive_attr_set_post_ops", "ipp", attributes, posts);
        }
        return attributes;
    }

    private static void append(MemorySegment posts, int algorithm, float alpha) {
        Functions.run("dnnl_post_ops_append_eltwise", "ipiff", posts, algorithm, alpha, 0f);
    }

    private static MemorySegment create(Arena arena) {
        MemorySegment attributes =
                Functions.create("dnnl_primitive_attr_create", "ip", arena, "dnnl_primitive_attr_destroy");
        Functions.run("dnnl_primitive_attr_set_scratchpad_mode", "ipi", attributes, USER_SCRATCHPAD);
        return attributes;
    }
}
