// Maven knows no AARs: each is unpacked below the build directory, and its artifact pointed at the
// classes.jar in it, so that every later plugin has it on its class path.
import org.apache.maven.artifact.handler.DefaultArtifactHandler

def sources = new GroovyClassLoader(getClass().classLoader)
sources.addClasspath(new File(project.basedir, '../maven').path)
def archives = sources.loadClass('Archives')

def aars = new File(project.build.directory, 'aars')
def onClassPath = new DefaultArtifactHandler('aar')
onClassPath.extension = 'aar'
onClassPath.language = 'java'
onClassPath.addedToClasspath = true
project.artifacts.findAll { it.type == 'aar' }.each { artifact ->
    def into = new File(aars, "${artifact.groupId}_${artifact.artifactId}-${artifact.version}")
    archives.unpack(artifact.file, into)
    def classes = new File(into, 'classes.jar')
    if (classes.exists()) {
        artifact.file = classes
        artifact.artifactHandler = onClassPath
    }
}
