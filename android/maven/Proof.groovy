/**
 * Shrinks the core's Kotlin face by the rules of a release and runs what is left on the JVM: a call that waits, an
 * answer, an observer that the core calls back. It fails where R8 took what JNA and UniFFI need.
 */
class Proof {
    private final project
    private final Shrinker r8
    private final File target
    private final File out

    Proof(project, Shrinker r8) {
        this.project = project
        this.r8 = r8
        target = new File(project.build.directory).parentFile
        out = new File(target, 'apk/proof')
        out.mkdirs()
    }

    void run() {
        def face = project.artifacts.findAll {
            it.scope in ['compile', 'runtime'] && it.type != 'aar' && it.groupId.split('\\.')[0] in ['pace', 'net', 'org']
        }*.file
        def main = new File(out, 'main')
        main.mkdirs()
        Resources.run(['javac', '--release', '17', '-nowarn', '-cp', face.join(File.pathSeparator), '-d', main,
                       new File(project.basedir, '../maven/StoreCall.java')])
        def own = Archives.jar(new File(out, 'main.jar'), [main] + face.findAll { it.directory })
        def entry = new File(out, 'entry.pro')
        entry.text = '-keep class StoreCall { public static void main(java.lang.String[]); }\n'
        def shrunk = new File(out, 'shrunk.jar')
        r8.shrinkForJvm([own] + face.findAll { it.file }, [entry], shrunk)
        def before = ([own] + face.findAll { it.file })*.length().sum()
        def said = Resources.run(['java', "-Djna.library.path=$target/debug", '-cp', shrunk, 'StoreCall',
                                  "$target/debug/pace-server"])
        println "shrunk from ${before.intdiv(1000)} to ${shrunk.length().intdiv(1000)} kB of jars, on the JVM: ${said.trim()}"
    }
}
