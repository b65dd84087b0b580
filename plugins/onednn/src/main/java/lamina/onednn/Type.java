package lamina.onednn;

import lamina.api.graph.Element;

/** What the elements of a layout are ({@code dnnl_data_type_t}). */
enum Type {
    BF16(2, Element.BFLOAT16),
    F32(3, Element.FLOAT32),
    /** Bytes, four to an element. */
    BYTES(6, Element.INT32);

    private final int code;
    private final Element element;

    Type(int code, Element element) {
        this.code = code;
        this.element = element;
    }

    int code() {
        return code;
    }

    Element element() {
        return element;
    }
}
