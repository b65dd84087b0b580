package lamina.api;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** What went wrong outside, in words for a message to a person: Java's own are for its programmers. */
public final class Reason {
    private Reason() {}

    /**
     * Why something could not be read or written.
     *
     * @param e what Java threw
     * @return a part of a sentence: {@code there is no /data/labels.txt}; of what has nothing to do with files, Java's own words
     */
    public static String of(Exception e) {
        return switch (e) {
            case UncheckedIOException wrapped -> of(wrapped.getCause());
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case AccessDeniedException denied -> denied.getFile() + " may not be touched (permission denied)";
            case FileAlreadyExistsException other -> other.getFile() + " is there already";
            case FileSystemException system -> system.getFile() + ": " + text(system.getReason(), e);
            case UnknownHostException host -> "there is no computer " + host.getMessage() + ", or no network";
            case EOFException _ -> "it ends too early";
            case CharacterCodingException _ -> "it is no text in UTF-8";
            case IOException other -> text(other.getMessage(), e);
            default -> e.toString();
        };
    }

    private static String text(String message, Exception e) {
        return Optional.ofNullable(message).filter(words -> !words.isBlank()).orElseGet(e::toString);
    }
}
