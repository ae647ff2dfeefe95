package pace.app.navigation

import pace.values.SessionId

/** What somebody typed, pasted or tapped leads to. */
sealed interface Target {
    data class Session(val id: SessionId) : Target

    data class Summary(val id: SessionId) : Target

    data class Group(val code: String) : Target

    /** Reads only, in a browser. */
    data class Viewer(val token: String) : Target
}

/** A target, and the server if the text names one: with the scheme of the web, or as people type addresses. */
data class Link(val server: String?, val target: Target) {
    companion object {
        private const val CODE = 6
        private val ways = listOf("/group/shareable/" to ::group, "/session/" to ::session, "/s/" to ::viewer)

        /**
         * Reads a bare code of six letters, a bare id of a session, or the first link in a text: `SERVER/session/ID`,
         * `SERVER/session/ID/summary`, `SERVER/group/shareable/CODE` or `SERVER/s/TOKEN`; none if there is none.
         */
        fun read(typed: String): Link? {
            val text = typed.trim()
            for (word in text.split(gaps)) {
                val (way, target) = ways.find { (way, _) -> way in word } ?: continue
                val server = word.substringBefore(way).replace(ownScheme, "").takeIf { it.isNotEmpty() }
                return target(word.substringAfter(way).takeWhile { it !in "?#" }.trimEnd('/'))?.let { Link(server, it) }
            }
            val target = if (text.length == CODE && '-' !in text) group(text) else text.takeIf(::isId)?.let(::session)
            return target?.let { Link(null, it) }
        }

        /** Blanks, and what people write around a link; a wide colon stands before one without a blank. */
        private val gaps = Regex("""[\s()<>"'：（）「」“”，。！？；、]+|[.,;!]+(?=\s|$)""")
        private val ownScheme = Regex("^pace://", RegexOption.IGNORE_CASE)

        private fun group(code: String): Target? =
            code.takeIf { it.isNotEmpty() && it.all { letter -> letter.code < 128 && letter.isLetterOrDigit() } }
                ?.let { Target.Group(it.lowercase()) }

        private fun isOfId(letter: Char) = letter.code < 128 && (letter.isLetterOrDigit() || letter in "-_")

        private fun isId(text: String) = text.isNotEmpty() && text.all(::isOfId)

        private fun session(path: String): Target? {
            val id = path.substringBefore('/').takeIf(::isId)?.let(::SessionId) ?: return null
            return if (path.substringAfter('/', "") == "summary") Target.Summary(id) else Target.Session(id)
        }

        private fun viewer(token: String): Target? = token.takeIf(::isId)?.let(Target::Viewer)
    }
}
