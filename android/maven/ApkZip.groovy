import java.time.LocalDateTime
import java.util.zip.CRC32
import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream

/**
 * Writes an APK. What Android maps into memory is stored as it is: libraries begin at a multiple of 16 KB, the size of
 * a page on newer phones (Debian's zipalign knows only 4 KB), the rest at a multiple of 4.
 */
class ApkZip implements Closeable {
    private static final int PAGE = 16384
    private static final int HEADER = 30
    private static final int PADDING_FIELD = 0xD935

    private final Counted counted
    private final ZipOutputStream zip
    private final Set<String> names = []

    ApkZip(File file) {
        counted = new Counted(new BufferedOutputStream(new FileOutputStream(file)))
        zip = new ZipOutputStream(counted)
    }

    /** Adds an entry, unless there is one of that name already. */
    void add(String name, byte[] bytes, boolean stored = false) {
        if (!names.add(name)) return
        def entry = new ZipEntry(name)
        // Always the same, so that the same sources make the same bytes.
        entry.timeLocal = LocalDateTime.of(1981, 1, 1, 1, 1, 2)
        if (stored) store(entry, bytes)
        zip.putNextEntry(entry)
        zip.write(bytes)
        zip.closeEntry()
    }

    @Override
    void close() {
        zip.close()
    }

    private void store(ZipEntry entry, byte[] bytes) {
        entry.method = ZipEntry.STORED
        entry.size = bytes.length
        entry.compressedSize = bytes.length
        entry.crc = new CRC32().tap { update(bytes) }.value
        zip.flush()
        int alignment = entry.name.endsWith('.so') ? PAGE : 4
        // A field of its own: two bytes of name, two of length, two of alignment, then the padding.
        long data = counted.position + HEADER + entry.name.getBytes('UTF-8').length + 6
        int padding = (int) ((alignment - data % alignment) % alignment)
        def field = new byte[6 + padding]
        [PADDING_FIELD, padding + 2, alignment].eachWithIndex { value, i ->
            field[2 * i] = (byte) (value & 0xff)
            field[2 * i + 1] = (byte) (value >> 8)
        }
        entry.extra = field
    }

    private static class Counted extends OutputStream {
        long position
        private final OutputStream below

        Counted(OutputStream below) {
            this.below = below
        }

        @Override
        void write(int b) {
            below.write(b)
            position++
        }

        @Override
        void write(byte[] bytes, int from, int length) {
            below.write(bytes, from, length)
            position += length
        }

        @Override
        void flush() {
            below.flush()
        }

        @Override
        void close() {
            below.close()
        }
    }
}
