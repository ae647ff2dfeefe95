/** D8 and R8 of the Android tools. */
class Shrinker {
    final List<File> rules
    private final project
    private final File jar

    Shrinker(project, File jar) {
        this.project = project
        this.jar = jar
        rules = [new File(project.basedir, 'r8-rules.pro'), new File(project.basedir, '../maven/android.pro')]
    }

    /** Into dex files, as they are. */
    void dex(List<File> jars, File into) {
        compile('D8', into, ['--debug'], jars)
    }

    /** Into dex files with what is used. */
    void shrink(List<File> jars, List<File> moreRules, File into) {
        compile('R8', into, ['--release', '--pg-map-output', "${into}.map"] + conf(moreRules), jars)
    }

    /** Into a jar for the JVM with what is used, by the same rules. */
    void shrinkForJvm(List<File> jars, List<File> moreRules, File into) {
        run('R8', ['--classfile', '--release', '--lib', System.getProperty('java.home'), '--output', into] +
            conf(moreRules) + jars)
    }

    private void compile(String tool, File into, List options, List<File> jars) {
        into.deleteDir()
        into.mkdirs()
        def platform = project.artifacts.find { it.artifactId == 'android-all' }.file
        run(tool, ['--min-api', project.properties['android.minSdk'], '--lib', platform,
                   '--lib', System.getProperty('java.home'), '--output', into] + options + jars)
    }

    private void run(String tool, List arguments) {
        def began = System.currentTimeMillis()
        Resources.run(['java', '-Xmx3g', '-cp', jar, "com.android.tools.r8.$tool"] + arguments)
        println "$tool took ${(System.currentTimeMillis() - began).intdiv(1000)} s"
    }

    private List conf(List<File> more) {
        (rules + more).collectMany { ['--pg-conf', it] }
    }
}
