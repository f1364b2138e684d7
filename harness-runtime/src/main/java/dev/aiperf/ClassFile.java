package dev.aiperf;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A class file, looked into without loading its class (The Java Virtual Machine Specification, chapter 4).
 *
 * @param content its bytes
 */
record ClassFile(byte[] content) {

    private static final int ABSTRACT = 0x0400;
    private static final int BEFORE_POOL = 8;

    /** Returns whether the class names another type, by its descriptor. */
    boolean mentions(String descriptor) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(descriptor);
    }

    /**
     * Returns whether the class is abstract, or an interface.
     *
     * @throws IOException if this is no class file
     */
    boolean isAbstract() throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        in.skipNBytes(BEFORE_POOL);
        int constants = in.readUnsignedShort();
        for (int i = 1; i < constants; i++) {
            int tag = in.readUnsignedByte();
            in.skipNBytes(
                    switch (tag) {
                        case 1 -> in.readUnsignedShort();
                        case 5, 6 -> 8;
                        case 7, 8, 16, 19, 20 -> 2;
                        case 15 -> 3;
                        default -> 4;
                    });
            if (tag == 5 || tag == 6) {
                // A long or double has two places.
                i++;
            }
        }
        return (in.readUnsignedShort() & ABSTRACT) != 0;
    }
}
