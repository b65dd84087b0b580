package lamina.peers.onnx;

/** One operator of an ONNX graph, with one output; it is named after that. */
final class Node {
    private static final int FLOAT = 1;
    private static final int INT = 2;
    private static final int INTS = 7;

    private final Message message = new Message();
    private final String output;

    Node(String type, String output, String... inputs) {
        this.output = output;
        for (String input : inputs) {
            message.text(1, input);
        }
        message.text(2, output).text(3, output).text(4, type);
    }

    String output() {
        return output;
    }

    Message message() {
        return message;
    }

    Node integer(String name, int value) {
        return attribute(new Message().text(1, name).number(3, value), INT);
    }

    Node integers(String name, int... values) {
        Message attribute = new Message().text(1, name);
        for (int value : values) {
            attribute.number(8, value);
        }
        return attribute(attribute, INTS);
    }

    Node real(String name, float value) {
        return attribute(new Message().text(1, name).real(2, value), FLOAT);
    }

    private Node attribute(Message attribute, int type) {
        message.message(5, attribute.number(20, type));
        return this;
    }
}
