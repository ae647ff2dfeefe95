package pace.app.session

import pace.rules.Game
import pace.values.PlayerId

/** Who plays whom, as far as it is chosen: whoever is taken out leaves a gap on that side. */
data class Lineup(val a: List<PlayerId> = emptyList(), val b: List<PlayerId> = emptyList()) {
    /** Takes somebody out, or puts them where there is room for one more of `size`: side A is filled first. */
    fun toggled(player: PlayerId, size: Int): Lineup = when {
        player in a -> copy(a = a - player)
        player in b -> copy(b = b - player)
        a.size < size -> copy(a = a + player)
        b.size < size -> copy(b = b + player)
        else -> this
    }

    /** Those of them who are still among these. */
    fun among(players: List<PlayerId>) = Lineup(a.filter { it in players }, b.filter { it in players })

    fun hasSameTeams(other: Lineup) = a.toSet() == other.a.toSet() && b.toSet() == other.b.toSet()

    fun isFull(size: Int) = a.size == size && b.size == size

    /** As texts, for the saved state. */
    val texts: List<String> get() = listOf(a, b).map { side -> side.joinToString(" ") { it.text } }

    companion object {
        fun of(game: Game) = Lineup(game.teamA, game.teamB)

        /** Reads [texts]. */
        fun of(texts: List<String>): Lineup {
            val (a, b) = texts.map { side -> side.split(' ').filter { it.isNotEmpty() }.map(::PlayerId) }
            return Lineup(a, b)
        }
    }
}
