/** Compiles and links the resources of the app and its AARs with aapt2. */
class Resources {
    final File out
    final File manifest
    final File apk
    final File assets
    private final project
    private final File gen
    private final File flat

    Resources(project, File out) {
        this.project = project
        this.out = out
        manifest = new File(out, 'AndroidManifest.xml')
        apk = new File(out, 'resources.apk')
        assets = new File(out, 'assets')
        gen = new File(out, 'gen')
        flat = new File(project.build.directory, 'flat')
        [out, assets, flat]*.mkdirs()
    }

    /** The unpacked AARs whose artifacts are wanted, in the order of the class path. */
    List<File> aars(Closure<Boolean> wanted) {
        def root = new File(project.build.directory, 'aars')
        project.artifacts
            .findAll { it.type == 'aar' && wanted(it) }
            .collect { new File(root, "${it.groupId}_${it.artifactId}-${it.version}") }
    }

    /** The jar of the platform's classes and resources. */
    File platform() {
        project.artifacts.find { it.artifactId == 'android-all' }.file
    }

    /** Links everything into one archive with its manifest, and writes R.java for every package. */
    void link(List<File> aars, List<String> options) {
        def app = new File(project.basedir, 'src/main')
        new ManifestMerge(setting('minSdk'), setting('targetSdk'), setting('versionCode'), project.version)
            .merge(new File(app, 'AndroidManifest.xml'), aars.collect { new File(it, 'AndroidManifest.xml') }, manifest)
        def libraries = aars.findAll { new File(it, 'res').list() }.collect { compiled(it) }
        def own = new File(out, 'app.zip')
        own.delete()
        run(['aapt2', 'compile', '--dir', "$app/res", '-o', own.path])
        def packages = aars.collect { ManifestMerge.packageOf(new File(it, 'AndroidManifest.xml')) }.unique()
        gen.deleteDir()
        run(['aapt2', 'link', '-I', platform().path, '--manifest', manifest.path, '--auto-add-overlay',
             '--no-static-lib-packages', '--non-final-ids', '--warn-manifest-validation', '--extra-packages', packages.join(':'),
             '--java', gen.path, '-A', assets.path, '-o', apk.path] + options + libraries*.path + [own.path])
    }

    /** Compiles the R classes into a directory. */
    void compileR(File classes) {
        classes.mkdirs()
        def sources = []
        gen.eachFileRecurse { if (it.name == 'R.java') sources << it.path }
        run(['javac', '--release', '17', '-nowarn', '-d', classes.path] + sources)
    }

    /** Whether nothing that resources are made of has changed since they were remembered. */
    boolean fresh() {
        def last = new File(out, '.made-of')
        last.exists() && last.text == madeOf()
    }

    void remember() {
        new File(out, '.made-of').text = madeOf()
    }

    /** Runs a program to its end; gives what it printed. */
    static String run(List command) {
        def process = new ProcessBuilder(command*.toString()).redirectErrorStream(true).start()
        def said = process.inputStream.text
        if (process.waitFor() != 0) throw new IllegalStateException("${command.take(2).join(' ')} failed:\n$said")
        said
    }

    private String setting(String name) {
        project.properties["android.$name"]
    }

    private File compiled(File aar) {
        def zip = new File(flat, "${aar.name}.zip")
        if (!zip.exists()) run(['aapt2', 'compile', '--dir', "$aar/res", '-o', zip.path])
        zip
    }

    private String madeOf() {
        def files = []
        new File(project.basedir, '../maven').eachFile { files << it }
        ['src/main/res', 'src/main/AndroidManifest.xml', 'pom.xml'].each { name ->
            def file = new File(project.basedir, name)
            file.directory ? file.eachFileRecurse(groovy.io.FileType.FILES) { files << it } : files << file
        }
        files.collect { "$it ${it.length()} ${it.lastModified()}" }.sort().join('\n')
    }
}
