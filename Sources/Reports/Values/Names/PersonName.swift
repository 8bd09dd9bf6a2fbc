import Foundation

/// A person's name as files, manifests and labels write it.
///
/// `Ruiz, Dana`, `DANA  RUIZ`, `Dana Ruiz (Guest)` and `Dana Ruiz | Acme` are one name.
struct PersonName: Sendable, Hashable {
  /// What tells the name from others: lower case, single spaces, first name first.
  let key: String

  /// Reads a name or a label.
  init(_ name: String) {
    var name = Substring(name)
    if let addition = name.firstIndex(where: { "([|".contains($0) }), addition > name.startIndex {
      name = name[..<addition]
    }
    if !name.contains(where: \.isWhitespace), let at = name.firstIndex(of: "@"),
      at > name.startIndex
    {
      name = name[..<at]
    }
    let halves = name.split(separator: ",").map { $0.split(whereSeparator: \.isWhitespace) }
    let words = halves.count == 2 ? halves[1] + halves[0] : halves.flatMap(\.self)
    key = words.joined(separator: " ").lowercased()
  }

  /// The words of the name.
  var words: [Substring] { key.split(separator: " ") }

  /// The first letters of a name's key, such as `O.H.`.
  static func initials(ofKey key: String) -> String {
    key.split(separator: " ").compactMap(\.first).map { $0.uppercased() + "." }.joined()
  }

  /// Whether the label names nobody: `Speaker 1`, `Participant`, `Unknown`, `B`.
  ///
  /// Such a label says nothing about a person, so nothing has to stand in its place.
  var isGeneric: Bool {
    let letters = words.map { $0.filter(\.isLetter) }
    guard let first = letters.first(where: { !$0.isEmpty }) else { return true }
    if key.count <= 4 && letters.allSatisfy({ $0.count <= 1 }) { return true }
    return Self.genericWords.contains(first) && letters.dropFirst().allSatisfy { $0.count <= 1 }
  }

  private static let genericWords: Set<String> = [
    "attendee", "caller", "client", "coach", "coachee", "counselor", "counsellor", "guest",
    "host", "interviewee", "interviewer", "manager", "mentee", "mentor", "me", "moderator",
    "other", "others", "participant", "person", "presenter", "sp", "speaker", "spk", "spkr",
    "them", "therapist", "unidentified", "unknown", "user", "voice", "you",
  ]
}
