// The APKs without Gradle, and the proof that what R8 leaves still reaches the core.
def sources = new GroovyClassLoader(getClass().classLoader)
sources.addClasspath(new File(project.basedir, '../maven').path)

def plugin = { String name, String type -> pluginArtifacts.find { it.artifactId == name && it.type == type }.file }
def r8 = sources.loadClass('Shrinker').newInstance(project, plugin('r8', 'jar'))
sources.loadClass('Proof').newInstance(project, r8).run()
def apk = sources.loadClass('Apk').newInstance(project, r8, plugin('jna', 'aar'))
apk.debug()
apk.release()
