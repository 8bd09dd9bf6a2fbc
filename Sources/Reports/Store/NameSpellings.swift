import GRDB

/// Which spelling a person or a program bears where files and manifests spell the name otherwise.
///
/// Names that differ in nothing but upper and lower case, in spaces or in how an accent is coded
/// are one name. Each session keeps its own spelling beside the one that all of them bear, and the
/// choice rests on the set of spellings alone: so it is the same in whatever order sessions come
/// and go.
public enum NameSpellings {
  /// The columns of names in `sessions`.
  private static let columns = ["program", "coach", "client"]

  /// Gives every session the chosen spellings of its names.
  ///
  /// - Complexity: O(*n*) in the number of sessions, and two statements a name that changes.
  static func settle(in db: Database) throws {
    for column in columns {
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT DISTINCT \(column)_given AS given, \(column) AS shown FROM sessions
          WHERE \(column)_given IS NOT NULL
          """
      ).map { row -> (given: String, shown: String?) in (row["given"], row["shown"]) }
      let groups = Dictionary(grouping: rows) { key(of: $0.given) }
      for group in groups.values {
        guard let chosen = chosen(among: group.map(\.given)) else { continue }
        for row in group where row.shown?.utf8.elementsEqual(chosen.utf8) != true {
          try db.execute(
            sql:
              "UPDATE sessions SET \(column) = ? WHERE \(column)_given = ? AND \(column) IS NOT ?",
            arguments: [chosen, row.given, chosen])
        }
        if column != "client" { try settleForgotten(column, chosen, in: db) }
      }
    }
  }

  /// Gives the figures of forgotten sessions the spelling of the sessions that are there, so that
  /// they stay in one sum.
  private static func settleForgotten(
    _ column: String, _ chosen: String, in db: Database
  ) throws {
    let kept = try String.fetchAll(
      db,
      sql: "SELECT DISTINCT \(column) FROM forgotten_sessions WHERE \(column) IS NOT NULL")
    for name in kept where key(of: name) == key(of: chosen) {
      try db.execute(
        sql: "UPDATE forgotten_sessions SET \(column) = ? WHERE \(column) = ?",
        arguments: [chosen, name])
    }
  }

  /// What is the same for all spellings of a name.
  ///
  /// - Parameter name: A name of a person or a program.
  /// - Returns: The name in small letters, with single spaces between its parts.
  public static func key(of name: String) -> String {
    // Strings compare by canonical equivalence, so that codings of an accent are one key.
    spaced(name).lowercased()
  }

  /// The spelling that all bear: one with small and capital letters before those in capitals or in
  /// small letters alone, then the one that sorts first.
  static func chosen(among spellings: [String]) -> String? {
    spellings.map(spaced).filter { !$0.isEmpty }.min { a, b in
      // Strings that are canonically equal are told apart by their bytes.
      isPlain(a) == isPlain(b) ? a.utf8.lexicographicallyPrecedes(b.utf8) : isPlain(b)
    }
  }

  /// Whether the letters are all small or all capital.
  private static func isPlain(_ name: String) -> Bool {
    name == name.lowercased() || name == name.uppercased()
  }

  /// The name with single spaces between its parts.
  private static func spaced(_ name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
