package lamina.imagenet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import lamina.api.DataException;

/**
 * Reads MATLAB's level 5 files ("MAT-File Format", MathWorks): structures, cells, texts and numbers, compressed or not, of either byte
 * order. Memory stays within some tens of times the file's own size, or that of what it unpacks to, which is bounded, whatever it claims.
 */
final class MatFile {
    private static final int HEADER = 128;
    private static final int VERSION = 124;
    private static final int MATRIX = 14;
    private static final int COMPRESSED = 15;
    private static final int MOST = 16 << 20; // bytes that all of it may unpack to; the devkit's has 1.5 MB

    private final String where;
    private final Map<String, MatValue> variables = new LinkedHashMap<>();
    private int left = MOST;

    private MatFile(String where) {
        this.where = where;
    }

    /**
     * The variables of a file, by name.
     *
     * @param where for messages
     * @throws DataException if it is damaged, or no such file
     */
    static Map<String, MatValue> read(byte[] file, String where) {
        if (file.length < HEADER) {
            throw damaged(where, "it has " + file.length + " bytes, fewer than its header");
        }
        ByteBuffer bytes = ByteBuffer.wrap(file);
        ByteOrder order = order(file, where);
        MatFile read = new MatFile(where);
        MatElements elements = new MatElements(bytes.position(HEADER).slice().order(order), where);
        while (elements.hasNext()) {
            MatElements.Element element = elements.next(false);
            read.variable(element.type() == COMPRESSED ? read.inflated(element.bytes()) : element);
        }
        return read.variables;
    }

    /** What is no array is passed over; so is what is compressed once more. */
    private void variable(MatElements.Element element) {
        if (element.type() == MATRIX) {
            MatArray array = new MatArray(where);
            MatValue value = array.read(element.bytes(), 0);
            variables.put(array.name(), value);
        }
    }

    private static ByteOrder order(byte[] file, String where) {
        String mark = "" + (char) file[HEADER - 2] + (char) file[HEADER - 1];
        ByteOrder order = mark.equals("IM") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        int version = ByteBuffer.wrap(file).order(order).getShort(VERSION);
        if (!mark.equals("IM") && !mark.equals("MI") || version != 0x0100) {
            throw damaged(
                    where, "it does not begin as a MATLAB file of level 5 (versions 5 to 7.2; 7.3 is another format)");
        }
        return order;
    }

    private MatElements.Element inflated(ByteBuffer packed) {
        byte[] bytes = new byte[packed.remaining()];
        packed.get(bytes);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            byte[] all = in.readNBytes(left + 1);
            if (all.length > left) {
                throw damaged(where, "what is in it unpacks to more than %,d bytes".formatted(MOST));
            }
            left -= all.length;
            return new MatElements(ByteBuffer.wrap(all).order(packed.order()), where).next(true);
        } catch (IOException e) {
            throw damaged(where, "an element in it cannot be unpacked: " + e.getMessage());
        }
    }

    static DataException damaged(String where, String how) {
        return new DataException(
                where + " is no MATLAB file, or it is damaged: " + how + ". Copy or download it again");
    }
}
