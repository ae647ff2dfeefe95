// Resources, merged manifest and R classes for the tests, and the file by which Robolectric finds them.
def here = new File(project.basedir, '../maven')
def sources = new GroovyClassLoader(getClass().classLoader)
sources.addClasspath(here.path)

def out = new File(project.build.directory, 'resources')
def resources = sources.loadClass('Resources').newInstance(project, out)
if (resources.fresh()) return
resources.link(resources.aars { true }, [])
resources.compileR(new File(project.build.outputDirectory))
def config = new File(out, 'config/com/android/tools/test_config.properties')
config.parentFile.mkdirs()
config.text = """\
android_custom_package=pace.app
android_merged_manifest=${resources.manifest}
android_resource_apk=${resources.apk}
android_merged_assets=${resources.assets}
"""
resources.remember()
