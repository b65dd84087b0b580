package lamina.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import lamina.api.ConfigurationException;

/** The text of a configuration's file. */
final class ConfigurationFile {
    /** Bytes. The largest that people write is some hundred lines; weights and pictures that are given for one are far larger. */
    static final long LARGEST = 4 << 20;

    /** What editors on Windows put before a text in UTF-8; parsers may pass over it (RFC 8259, section 8.1). */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ConfigurationFile() {}

    /** @throws ConfigurationException that says why it cannot be read */
    static String read(Path file) {
        try {
            requireSize(file);
            String text = Files.readString(file);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        } catch (IOException e) {
            throw new ConfigurationException(unreadable(file, reason(file, e)), e);
        }
    }

    private static void requireSize(Path file) throws IOException {
        long bytes = Files.size(file);
        if (bytes > LARGEST) {
            throw new ConfigurationException(
                    unreadable(file, "it has %,d bytes, and a configuration at most %,d".formatted(bytes, LARGEST)));
        }
    }

    private static String unreadable(Path file, String why) {
        return "%s cannot be read: %s; expected a file in JSON or YAML".formatted(file, why);
    }

    private static String reason(Path file, IOException e) {
        if (Files.isDirectory(file)) {
            return "it is a folder";
        }
        return switch (e) {
            case NoSuchFileException _ ->
                "there is no such file in " + file.toAbsolutePath().getParent();
            case AccessDeniedException _ -> "you may not read it (see ls -l)";
            case FileSystemLoopException _ -> "its symbolic links go round in a circle";
            case CharacterCodingException _ -> "it is no text in UTF-8";
            default -> e.toString();
        };
    }
}
