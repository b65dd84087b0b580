package $package$;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import lamina.api.DataException;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Image;

/** The decoder. Several threads use it at once, so it keeps nothing between pictures. */
record $Name$() implements Decoder {

    /** Looks at the first bytes only: of the decoders that accept a picture, the one of the highest rank decodes it. */
    @Override
    public boolean accepts(Encoded encoded) {
        MemorySegment bytes = encoded.bytes();
        return encoded.format() instanceof Encoded.File
                && bytes.byteSize() >= 2
                && bytes.get(ValueLayout.JAVA_BYTE, 0) == 'P'
                && bytes.get(ValueLayout.JAVA_BYTE, 1) == '6';
    }

    @Override
    public void decode(Encoded encoded, Image into) {
        $Name$Header header = $Name$Header.read(encoded);
        long expected = 3L * header.height() * header.width();
        long found = encoded.bytes().byteSize() - header.end();
        if (found < expected) { // before memory is taken for a size that a damaged file claims
            throw new DataException("%s is cut short: %d x %d pixels are %d bytes, found %d"
                    .formatted(encoded.name(), header.width(), header.height(), expected, found));
        }
        byte[] samples = into.store(header.height(), header.width(), 3);
        MemorySegment.copy(encoded.bytes(), ValueLayout.JAVA_BYTE, header.end(), samples, 0, (int) expected);
    }
}
