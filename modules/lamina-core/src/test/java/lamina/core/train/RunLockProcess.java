package lamina.core.train;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import lamina.api.DataException;

/** What {@link RunLockTest} runs in other processes. */
final class RunLockProcess {
    private static final long SPIN = TimeUnit.SECONDS.toNanos(3);

    private RunLockProcess() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        System.out.println(arguments[1].equals("once") ? once(folder) : often(folder));
    }

    private static String once(Path folder) throws IOException {
        try (RunLock _ = RunLock.take(folder)) {
            return "taken";
        } catch (DataException e) {
            return "refused";
        }
    }

    private static String often(Path folder) throws IOException {
        Path busy = folder.resolve("busy");
        int times = 0;
        for (long begin = System.nanoTime(); System.nanoTime() - begin < SPIN; ) {
            try (RunLock _ = RunLock.take(folder)) {
                Files.createFile(busy);
                Files.delete(busy);
                times++;
            } catch (FileAlreadyExistsException e) {
                return "two at once, after " + times + " times";
            } catch (DataException e) {
                Thread.onSpinWait();
            }
        }
        return "never two, " + times + " times";
    }
}
