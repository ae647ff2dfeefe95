// The values that cross as text or a number: one type a kind, opaque.

/// A session.
public struct PaceSessionId: Hashable, Sendable {
    public let text: String
    public init(text: String) { self.text = text }
}

/// A player of one session.
public struct PacePlayerId: Hashable, Sendable {
    public let text: String
    public init(text: String) { self.text = text }
}

/// A game, for ever.
public struct PaceGameId: Hashable, Sendable {
    public let text: String
    public init(text: String) { self.text = text }
}

/// A group.
public struct PaceGroupId: Hashable, Sendable {
    public let text: String
    public init(text: String) { self.text = text }
}

/// A player of a group's pool.
public struct PaceGroupPlayerId: Hashable, Sendable {
    public let text: String
    public init(text: String) { self.text = text }
}

/// A payment between two people of a group.
public struct PacePaymentId: Hashable, Sendable {
    public let text: String
    public init(text: String) { self.text = text }
}

/// An amount in whole cents.
public struct PaceMoney: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let cents: Int64
    public init(cents: Int64) { self.cents = cents }

    public static func < (one: PaceMoney, other: PaceMoney) -> Bool { one.cents < other.cents }

    /// US dollars, thousands separated, the sign before the dollar sign: `-$1,234.50`.
    public var description: String {
        let (whole, rest) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
        var grouped = ""
        for (index, digit) in String(whole).reversed().enumerated() {
            if index > 0 && index.isMultiple(of: 3) { grouped.insert(",", at: grouped.startIndex) }
            grouped.insert(digit, at: grouped.startIndex)
        }
        return "\(cents < 0 ? "-" : "")$\(grouped).\(rest < 10 ? "0" : "")\(rest)"
    }
}
