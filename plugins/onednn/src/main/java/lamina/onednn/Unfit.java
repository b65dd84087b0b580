package lamina.onednn;

/** An op that oneDNN had better not run; the message is the reason. */
final class Unfit extends Exception {
    private static final long serialVersionUID = 1;

    Unfit(String reason) {
        super(reason);
    }
}
