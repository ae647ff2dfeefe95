import java.util.zip.ZipFile

/** Jars, AARs and other zips. */
class Archives {
    /** Unpacks an archive into a directory, once. */
    static void unpack(File archive, File into) {
        def done = new File(into, '.unpacked')
        if (done.exists()) return
        entries(archive) { name, bytes ->
            def file = new File(into, name)
            file.parentFile.mkdirs()
            file.bytes = bytes()
        }
        done.createNewFile()
    }

    /** Calls with the name of each file of an archive, and with what reads it. */
    static void entries(File archive, Closure visit) {
        new ZipFile(archive).withCloseable { zip ->
            zip.entries().findAll { !it.directory }.each { entry -> visit(entry.name, { zip.getInputStream(entry).bytes }) }
        }
    }

    /** A jar of the files of directories whose names are wanted. */
    static File jar(File jar, List<File> directories, Closure<Boolean> wanted = { true }) {
        def zip = new ApkZip(jar)
        directories.each { directory ->
            directory.eachFileRecurse(groovy.io.FileType.FILES) { file ->
                if (wanted(file.name)) zip.add(directory.toPath().relativize(file.toPath()).toString(), file.bytes)
            }
        }
        zip.close()
        jar
    }
}
