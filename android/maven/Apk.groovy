/** Puts APKs together, without Gradle: a debug one, and one shrunk by the rules of a release. Both have a debug key. */
class Apk {
    private static final List<String> ABIS = ['arm64-v8a', 'armeabi-v7a', 'x86_64']

    private final project
    private final Shrinker r8
    private final File target
    private final File out
    private final File jna
    private final List<File> jars

    Apk(project, Shrinker r8, File jnaAar) {
        this.project = project
        this.r8 = r8
        target = new File(project.build.directory).parentFile
        out = new File(target, 'apk')
        out.mkdirs()
        jna = new File(out, 'jna')
        Archives.unpack(jnaAar, jna)
        // The jar of JNA is for desktops; phones have the AAR's.
        def path = project.artifacts
            .findAll { it.artifactHandler.addedToClasspath && it.scope in ['compile', 'runtime'] && it.artifactId != 'jna' }*.file
        def own = [new File(project.build.outputDirectory)] + path.findAll { it.directory }
        def app = Archives.jar(new File(out, 'app.jar'), own) { !(it ==~ /R(\$\w+)?\.class/) && it.endsWith('.class') }
        jars = [app, new File(jna, 'classes.jar')] + path.findAll { it.file }
        missing()
    }

    void debug() {
        def resources = link('debug', ['--debug-mode'])
        def dex = new File(out, 'd8')
        r8.dex(jars + ids(resources), dex)
        assemble('debug', resources, dex)
    }

    void release() {
        def rules = new File(out, 'manifest-rules.pro')
        def resources = link('release', ['--proguard', rules.path])
        def own = aars(resources).collect { new File(it, 'proguard.txt') }.findAll { it.exists() }
        def dex = new File(out, 'r8')
        r8.shrink(jars + ids(resources), own + rules, dex)
        assemble('release', resources, dex)
    }

    private void missing() {
        def absent = ABIS.findAll { !new File(target, "jniLibs/$it/libpace_ffi.so").exists() }
        if (absent) {
            println "no libpace_ffi.so for ${absent.join(', ')} (cargo xtask android lib makes them): " +
                'the APKs can be looked at and installed, but cannot start there'
        }
    }

    private Resources link(String variant, List<String> options) {
        def resources = new Resources(project, new File(out, "resources-$variant"))
        resources.link(aars(resources), options)
        resources
    }

    private static List<File> aars(Resources resources) {
        resources.aars { it.scope != 'test' }
    }

    /** The R classes, whose numbers are other ones than those of the tests. */
    private static File ids(Resources resources) {
        def classes = new File(resources.out, 'r')
        classes.deleteDir()
        resources.compileR(classes)
        Archives.jar(new File(resources.out, 'r.jar'), [classes])
    }

    private void assemble(String variant, Resources resources, File dex) {
        def unsigned = new File(out, "$variant-unsigned.apk")
        def zip = new ApkZip(unsigned)
        Archives.entries(resources.apk) { name, bytes -> zip.add(name, bytes(), name == 'resources.arsc') }
        def code = dex.listFiles().findAll { it.name.endsWith('.dex') }.sort()
        code.each { zip.add(it.name, it.bytes) }
        ABIS.each { abi ->
            def folders = ([jna] + aars(resources)).collect { new File(it, "jni/$abi") } + new File(target, "jniLibs/$abi")
            folders.collectMany { it.listFiles()?.toList() ?: [] }.sort().each { zip.add("lib/$abi/$it.name", it.bytes, true) }
        }
        jars.each { jar ->
            Archives.entries(jar) { name, bytes ->
                if (name.startsWith('META-INF/services/') || name.endsWith('.kotlin_builtins')) zip.add(name, bytes())
            }
        }
        zip.close()
        Resources.run(['zipalign', '-c', '-p', '4', unsigned])
        def apk = new File(out, "pace-${variant}.apk")
        Resources.run(['apksigner', 'sign', '--ks', key(), '--ks-pass', 'pass:android',
                       '--min-sdk-version', project.properties['android.minSdk'], '--out', apk, unsigned])
        println "$apk: ${megabytes(apk.length())}, of which dex (unpacked) ${megabytes(code*.length().sum())}"
    }

    private File key() {
        def key = new File(out, 'debug.keystore')
        if (!key.exists()) {
            Resources.run(['keytool', '-genkeypair', '-keystore', key, '-storepass', 'android', '-keypass', 'android',
                           '-alias', 'androiddebugkey', '-keyalg', 'RSA', '-keysize', '2048', '-validity', '10000',
                           '-dname', 'CN=Android Debug,O=Android,C=US'])
        }
        key
    }

    private static String megabytes(long bytes) {
        String.format(Locale.ROOT, '%.2f MB', bytes / 1e6)
    }
}
