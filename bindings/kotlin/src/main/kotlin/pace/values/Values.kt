package pace.values

/** A session; opaque. */
@JvmInline
value class SessionId(val text: String) {
    override fun toString() = text
}

/** A player of one session; opaque. */
@JvmInline
value class PlayerId(val text: String) {
    override fun toString() = text
}

/** A game, for ever; opaque. */
@JvmInline
value class GameId(val text: String) {
    override fun toString() = text
}

/** A group; opaque. */
@JvmInline
value class GroupId(val text: String) {
    override fun toString() = text
}

/** A player of a group's pool; opaque. */
@JvmInline
value class GroupPlayerId(val text: String) {
    override fun toString() = text
}

/** A payment between two people of a group; opaque. */
@JvmInline
value class PaymentId(val text: String) {
    override fun toString() = text
}

/** An amount in whole cents. */
@JvmInline
value class Money(val cents: Long) : Comparable<Money> {
    operator fun plus(other: Money) = Money(cents + other.cents)

    operator fun minus(other: Money) = Money(cents - other.cents)

    operator fun unaryMinus() = Money(-cents)

    override fun compareTo(other: Money) = cents.compareTo(other.cents)

    /** US dollars, thousands separated, the sign before the dollar sign: `-$1,234.50`. */
    override fun toString(): String {
        val amount = cents.toBigInteger().abs()
        val (whole, rest) = amount.divideAndRemainder(100.toBigInteger())
        val grouped = whole.toString().reversed().chunked(3).joinToString(",").reversed()
        return "${if (cents < 0) "-" else ""}$$grouped.${rest.toString().padStart(2, '0')}"
    }

    companion object {
        val ZERO = Money(0)
    }
}
