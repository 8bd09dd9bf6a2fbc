public import Coaching

/// How a session went from its first word to its last, cut into cells of equal length.
///
/// The length is counted in words, since every file has them; where the file has times, marks
/// tell the minutes.
public struct Course: Sendable, Hashable {
  /// What one cell holds.
  public struct Cell: Sendable, Hashable {
    /// The coach's share of the cell's words, 0 to 1; nil where no role is known.
    public var coachShare: Double?
    /// The mode that fills most of the coach's words; nil where the coach says nothing.
    public var mode: Judged<Mode>?
    /// The zoom that fills most of the words.
    public var zoom: Judged<ZoomLevel>
    /// The start of the turn in which the cell begins, in milliseconds; nil where unknown.
    public var start: Int?
    /// The number of that turn.
    public var turn: Int
  }

  /// One turn's part.
  struct Part: Sendable, Hashable {
    var words: Int
    var isCoach: Bool?
    var mode: Judged<Mode>?
    var zoom: Judged<ZoomLevel>
    var start: Int?
    /// The number of the turn.
    var turn: Int = 0
  }

  let parts: [Part]
  /// The number of words.
  public let words: Int

  init(parts: [Part]) {
    self.parts = parts.filter { $0.words > 0 }
    words = parts.reduce(0) { $0 + $1.words }
  }

  /// Cuts the session into at most `count` cells, fewer where it has fewer words.
  ///
  /// - Complexity: O(*turns* + *count*).
  public func cells(_ count: Int) -> [Cell] {
    let count = min(count, words)
    guard count > 0 else { return [] }
    var tallies = [Tally](repeating: Tally(), count: count)
    var position = 0
    for part in parts {
      let end = position + part.words
      var cell = position * count / words
      while position < end {
        // The first word that belongs to the next cell.
        let border = ((cell + 1) * words + count - 1) / count
        tallies[cell].add(part, words: min(end, border) - position)
        position = min(end, border)
        cell += 1
      }
    }
    return tallies.map(\.cell)
  }

  private struct Tally {
    var words = 0
    var coach = 0
    var isRoleKnown = false
    var modes: [Judged<Mode>: Int] = [:]
    var zooms: [Judged<ZoomLevel>: Int] = [:]
    var start: Int?
    var turn = 0

    mutating func add(_ part: Part, words count: Int) {
      if words == 0 { (start, turn) = (part.start, part.turn) }
      words += count
      if let isCoach = part.isCoach {
        isRoleKnown = true
        if isCoach { coach += count }
      }
      if let mode = part.mode { modes[mode, default: 0] += count }
      zooms[part.zoom, default: 0] += count
    }

    var cell: Cell {
      Cell(
        coachShare: isRoleKnown ? Double(coach) / Double(max(1, words)) : nil,
        mode: most(modes, of: Mode.allCases.map(Judged.label) + [.unclear]),
        zoom: most(zooms, of: [.out, .between, .in].map(Judged.label) + [.unclear, .label(.none)])
          ?? .label(.none),
        start: start, turn: turn)
    }

    /// The label with the most words; the earlier of `order` on a tie.
    private func most<Label>(_ counts: [Label: Int], of order: [Label]) -> Label? {
      var best: (label: Label, words: Int)?
      for label in order {
        guard let words = counts[label], words > best?.words ?? 0 else { continue }
        best = (label, words)
      }
      return best?.label
    }
  }
}
