package pace.app

import java.io.File
import javax.xml.parsers.DocumentBuilderFactory
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.w3c.dom.Document
import org.w3c.dom.Element

/** The versions that Gradle builds a release with are those that are tested here. */
@RunWith(RobolectricTestRunner::class)
class CatalogTest {
    private val catalog = File("../gradle/libs.versions.toml").readText()
    private val poms = listOf("pom.xml", "../../bindings/kotlin/pom.xml").map(::pom)

    private val versions = Regex("""^(\w+) = "(.+)"$""", RegexOption.MULTILINE).findAll(catalog)
        .associate { it.groupValues[1] to it.groupValues[2] }

    private val libraries = Regex("""module = "(.+):(.+)", version\.ref = "(\w+)"""").findAll(catalog)
        .map { Library(it.groupValues[1], it.groupValues[2], versions.getValue(it.groupValues[3])) }.toList()

    @Test
    fun `every library of the catalog is in a pom, and in no other version`() {
        assertTrue(libraries.size > 15)
        for (library in libraries) {
            val found = poms.flatMap { it.dependencies }.filter { it.isFor(library) }.map { it.version }.toSet()
            assertEquals("${library.group}:${library.name}", setOf(library.version), found)
        }
    }

    @Test
    fun `Kotlin, the app's version and what it runs on are the same in both`() {
        for (pom in poms) assertEquals(versions["kotlin"], pom.properties["kotlin.version"])
        assertEquals(versions["coroutines"], poms[1].properties["coroutines.version"])
        for (name in listOf("minSdk", "targetSdk", "versionCode")) {
            assertEquals(versions[name], poms[0].properties["android.$name"])
        }
        assertEquals(versions["versionName"], poms[0].version)
    }

    private data class Library(val group: String, val name: String, val version: String) {
        // Gradle names a library of several platforms, Maven its artifact for one.
        fun isFor(other: Library) =
            group == other.group && name.removeSuffix("-android").removeSuffix("-jvm") == other.name.removeSuffix("-android")
    }

    private class Pom(val version: String, val properties: Map<String, String>, val dependencies: List<Library>)

    private fun pom(path: String): Pom {
        val document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(File(path))
        val properties = document.elements("properties").flatMap { it.children }.associate { it.tagName to it.textContent }
        val dependencies = document.elements("dependency").mapNotNull { element ->
            val (group, name, version) = listOf("groupId", "artifactId", "version")
                .map { wanted -> element.children.find { it.tagName == wanted }?.textContent ?: return@mapNotNull null }
            Library(group, name, properties[version.removeSurrounding("\${", "}")] ?: version)
        }
        return Pom(document.documentElement.children.first { it.tagName == "version" }.textContent, properties, dependencies)
    }

    private fun Document.elements(name: String) =
        getElementsByTagName(name).let { list -> (0 until list.length).map { list.item(it) as Element } }

    private val Element.children
        get() = (0 until childNodes.length).map { childNodes.item(it) }.filterIsInstance<Element>()
}
