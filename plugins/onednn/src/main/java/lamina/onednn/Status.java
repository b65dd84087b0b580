package lamina.onednn;

/** What oneDNN's functions return. */
final class Status {
    private Status() {}

    static String text(int status) {
        return switch (status) {
            case 1 -> "out of memory";
            case 2 -> "invalid arguments";
            case 3 -> "unimplemented";
            case 4 -> "no further implementation";
            case 5 -> "runtime error";
            case 6 -> "not required";
            default -> "status " + status;
        };
    }
}
