extension ExportKind {
  /// The rows of the kind.
  ///
  /// - Parameters:
  ///   - hidesNames: Whether the order of names must not be told; then pairs and sessions stand in
  ///     the order of their contents.
  ///   - condition: What rows must fulfil; nil: all.
  /// - Returns: The statement.
  func sql(hidesNames: Bool, where condition: String? = nil) -> String {
    guard let order = sql.ranges(of: "ORDER BY").last else { return sql }
    let rows = String(sql[..<order.lowerBound]) + (condition.map { "WHERE \($0)\n" } ?? "")
    return rows + (hidesNames ? "ORDER BY \(orderOfContents)" : String(sql[order.lowerBound...]))
  }

  /// Whether a record belongs to a pair and not to a session.
  var isOfPair: Bool {
    switch self {
    case .sessions, .turns, .stretches: false
    case .items, .links, .bridges, .progress, .flags: true
    }
  }

  private var orderOfContents: String {
    switch self {
    case .sessions: "s.content_hash"
    case .turns: "s.content_hash, t.turn"
    case .stretches: "s.content_hash, t.stretch"
    case .items, .links, .bridges, .progress, .flags:
      """
      (SELECT min(q.content_hash) FROM sessions q
        WHERE q.coach = e.coach AND q.client = e.client AND q.program IS e.program), x.position
      """
    }
  }
}
