package pace.app.navigation

import pace.values.SessionId

/** What somebody typed, pasted or tapped leads to. */
sealed interface Target {
    data class Session(val id: SessionId) : Target

    data class Group(val code: String) : Target

    /** Reads only, in a browser. */
    data object Viewer : Target
}

/** A target, and the server if the text was a whole link. */
data class Link(val server: String?, val target: Target) {
    companion object {
        private const val CODE = 6

        /**
         * Reads `SERVER/session/ID`, `SERVER/group/shareable/CODE`, `SERVER/s/TOKEN`, a bare code of six letters, or
         * a bare id of a session; none if it is nothing of these.
         */
        fun read(typed: String): Link? {
            val text = typed.trim()
            for ((path, target) in listOf("/group/shareable/" to ::group, "/session/" to ::session)) {
                if (path !in text) continue
                val server = text.substringBefore(path).takeIf { "://" in it }?.replaceFirst("pace://", "https://")
                val last = text.substringAfter(path).takeWhile { it !in "/?#" }
                return target(last)?.let { Link(server, it) }
            }
            if ("/s/" in text) return Link(null, Target.Viewer)
            val target = if (text.length == CODE && '-' !in text) group(text) else session(text)
            return target?.let { Link(null, it) }
        }

        private fun group(code: String): Target? =
            code.takeIf { it.isNotEmpty() && it.all { letter -> letter.code < 128 && letter.isLetterOrDigit() } }
                ?.let { Target.Group(it.lowercase()) }

        private fun isOfId(letter: Char) = letter.code < 128 && (letter.isLetterOrDigit() || letter in "-_")

        private fun session(id: String): Target? =
            id.takeIf { it.isNotEmpty() && it.all(::isOfId) }?.let { Target.Session(SessionId(it)) }
    }
}
