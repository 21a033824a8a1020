package carovana.documents.unpack;

/**
 * A file in a zip.
 *
 * @param name as it stands there; it is nobody's path
 * @param header where its local header is
 * @param packed bytes in the zip
 * @param size bytes it says to have
 */
record Packed(String name, byte[] rawName, long header, long packed, long size, int method, long crc) {

    static final int STORED = 0;
    static final int DEFLATED = 8;
}
