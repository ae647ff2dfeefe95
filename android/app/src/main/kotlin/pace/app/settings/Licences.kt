package pace.app.settings

import android.content.res.Resources
import pace.app.R

/** Something in the app that others made. `told` is whose it is, or where its sources are. */
data class Part(val name: String, val licences: List<String>, val told: String)

/** What the app is made of, as the build says. */
fun Resources.parts(): List<Part> = openRawResource(R.raw.licences).bufferedReader().useLines { lines ->
    lines.map { line ->
        val (name, version, licences, told) = line.split('\t')
        Part("$name $version".trim(), licences.split(' '), told)
    }.toList()
}

/** The licences by their names, each with its text. */
val licences = mapOf(
    "Apache-2.0" to R.raw.licence_apache_2_0,
    "BSD-3-Clause" to R.raw.licence_bsd_3_clause,
    "CDLA-Permissive-2.0" to R.raw.licence_cdla_permissive_2_0,
    "ISC" to R.raw.licence_isc,
    "MIT" to R.raw.licence_mit,
    "MPL-2.0" to R.raw.licence_mpl_2_0,
    "Unicode-3.0" to R.raw.licence_unicode_3_0,
)

fun Resources.licence(name: String): String =
    openRawResource(licences.getValue(name)).bufferedReader().use { it.readText() }
