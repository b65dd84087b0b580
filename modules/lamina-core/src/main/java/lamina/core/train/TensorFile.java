package lamina.core.train;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import lamina.api.DataException;
import lamina.api.Reason;

/**
 * A safetensors file, checked whole and mapped: eight bytes with the length of the header, the header, then the tensors one behind the
 * other, all little endian.
 */
record TensorFile(Path path, TensorHeader header, MemorySegment data) {
    static final ValueLayout.OfLong LENGTH = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long LARGEST_HEADER = 100_000_000; // as the reference implementation has it

    /**
     * Opens a file.
     *
     * @param arena how long the mapping lives
     * @throws DataException if it cannot be read or is not whole
     */
    static TensorFile open(Path path, Arena arena) {
        try (FileChannel channel = FileChannel.open(path)) {
            MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            long length = headerLength(path, all);
            byte[] text = all.asSlice(Long.BYTES, length).toArray(ValueLayout.JAVA_BYTE);
            TensorFile file =
                    new TensorFile(path, TensorHeader.parse(path.toString(), text), all.asSlice(Long.BYTES + length));
            file.check();
            return file;
        } catch (NoSuchFileException e) {
            throw new DataException("there is no weights file " + path.toAbsolutePath(), e);
        } catch (IOException e) {
            throw new DataException("the weights file " + path + " cannot be read: " + Reason.of(e), e);
        }
    }

    /** The content of a tensor. */
    MemorySegment content(TensorEntry tensor) {
        return data.asSlice(tensor.begin(), tensor.bytes());
    }

    private static long headerLength(Path path, MemorySegment all) {
        if (all.byteSize() < Long.BYTES) {
            throw new DataException(path + " is no safetensors file: it has " + all.byteSize()
                    + " bytes, and the first 8 should tell the header's length");
        }
        long length = all.get(LENGTH, 0);
        if (length < 2 || length > LARGEST_HEADER) {
            throw new DataException(path + " is no safetensors file: its header would have "
                    + Long.toUnsignedString(length) + " bytes");
        }
        if (length > all.byteSize() - Long.BYTES) {
            throw new DataException(path + " is truncated: its header should have " + length
                    + " bytes, the whole file has " + all.byteSize() + ". Copy or train it again");
        }
        return length;
    }

    /** Every tensor has the bytes of its shape, and they cover the data without gap or overlap. */
    private void check() {
        List<TensorEntry> inOrder = header.tensors().values().stream()
                .sorted(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end))
                .toList();
        long at = 0;
        for (TensorEntry tensor : inOrder) {
            check(tensor, at);
            at = tensor.end();
        }
        if (at < data.byteSize()) {
            throw new DataException(
                    path + ": " + (data.byteSize() - at) + " bytes follow the last tensor, expected none");
        }
    }

    private void check(TensorEntry tensor, long at) {
        String where = path + ": the tensor " + tensor.name();
        if (tensor.begin() != at) {
            throw new DataException(where + " begins at byte " + tensor.begin() + " of the data, expected " + at
                    + (tensor.begin() < at ? ": it overlaps another tensor" : ": there is a gap before it"));
        }
        if (tensor.end() - tensor.begin() != tensor.bytes()) {
            throw new DataException(where + " is " + tensor.text() + ", expected " + tensor.bytes() + " bytes, found "
                    + (tensor.end() - tensor.begin()));
        }
        if (tensor.end() > data.byteSize()) {
            throw new DataException(path + " is truncated: the tensor " + tensor.name() + " should end at byte "
                    + tensor.end() + " of the data, which has " + data.byteSize() + ". Copy or train it again");
        }
    }
}
