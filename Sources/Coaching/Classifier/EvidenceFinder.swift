/// What scores are multiplied with, to tell how much they speak for one label.
private enum Contrast {
  static let modes = Mode.allCases.indices.map {
    between([WeightTable.modes.lowerBound + $0], of: WeightTable.modes)
  }

  static let zooms = ZoomLevel.allCases.map { zoom in
    between(zoom.rungs.map { WeightTable.rungs.lowerBound + $0 }, of: WeightTable.rungs)
  }

  static let moves = Move.allCases.indices.map { between([$0], of: Move.allCases.indices) }

  /// How much a row speaks for a mode.
  ///
  /// Lane by lane over those that count: what `sum()` makes of a whole row takes longer.
  @inline(__always)
  static func modeWeight(_ row: some ScoreRow, _ contrast: SIMD16<Float>) -> Float {
    let first = row.first * contrast.lowHalf.lowHalf
    return first[0] + first[1] + first[2]
  }

  /// How much a row speaks for some of the rungs.
  @inline(__always)
  static func rungWeight(_ row: some ScoreRow, _ contrast: SIMD16<Float>) -> Float {
    let second = row.second * contrast.lowHalf.highHalf
    let low = row.first[3] * contrast[3] + second[0] + second[1]
    return low + second[2] + second[3] + row.third[0] * contrast[8]
  }

  /// The label's mean against the mean of the others.
  static func between(_ lanes: [Int], of all: Range<Int>) -> SIMD16<Float> {
    var contrast = SIMD16<Float>.zero
    for lane in all {
      contrast[lane] =
        lanes.contains(lane) ? 1 / Float(lanes.count) : -1 / Float(all.count - lanes.count)
    }
    return contrast
  }
}

/// Finds the words that a label rests on.
///
/// The model is linear, so a label's score is a sum over features, and a feature's part is
/// shared evenly among the words it is made of. What weighs is a label's score against the mean
/// of the others: a word that speaks for all labels alike is no evidence.
struct EvidenceFinder<Row: ScoreRow> {
  private let text: SpokenText
  private let scores: [Row]

  /// Makes a finder; `scores` says what each token of `text` adds to the scores.
  init(_ text: SpokenText, _ scores: [Row]) {
    self.text = text
    self.scores = scores
  }

  /// The words for the mode and for the zoom, in order of the text.
  func evidence(mode: Mode?, zoom: ZoomLevel) -> [Evidence] {
    let all = text.tokens.indices
    var found: [Evidence] = []
    // Three pieces for each, and some moves.
    found.reserveCapacity(8)
    if let mode {
      let contrast = Contrast.modes[Mode.allCases.firstIndex(of: mode) ?? 0]
      add(mode.evidenceLabel, in: all, to: &found) { Contrast.modeWeight($0, contrast) }
    }
    let ofMode = found.count
    let contrast = Contrast.zooms[ZoomLevel.allCases.firstIndex(of: zoom) ?? 0]
    add(zoom.evidenceLabel, in: all, to: &found) { Contrast.rungWeight($0, contrast) }
    found.merge(from: ofMode)
    return found
  }

  /// The words for a move, of the given ones, in order of the text.
  func evidence(move: Int, in tokens: Range<Int>) -> [Evidence] {
    let contrast = Contrast.moves[move]
    var found: [Evidence] = []
    add(Move.allCases[move].evidenceLabel, in: tokens, to: &found) { ($0.lanes * contrast).sum() }
    return found
  }

  // MARK: Words

  /// Adds the strongest runs of words for one label, at most three, in order of the text.
  ///
  /// `weight` tells how much a token speaks for the label, by what it adds to the scores.
  @inline(__always)
  private func add(
    _ label: String, in tokens: Range<Int>, to found: inout [Evidence], _ weight: (Row) -> Float
  ) {
    var words = StrongWords()
    for token in tokens where text.tokens[token].kind == .word {
      words.insert(token, weight(scores[token]))
    }
    guard words.count > 0 else { return addWholeText(label, to: &found) }
    words.dropWeak()
    let first = found.count
    var place = 0
    while place < words.count {
      let start = words[place]
      var last = start
      var sum = start.weight
      place += 1
      while place < words.count, isJoined(last.token, words[place].token) {
        for comma in (last.token + 1)..<words[place].token {
          sum += weight(scores[comma])
        }
        last = words[place]
        sum += last.weight
        place += 1
      }
      found.append(
        Evidence(
          label: label,
          range: Int(
            text.tokens[start.token].range.lowerBound)..<Int(
              text.tokens[last.token].range.upperBound),
          weight: Double(sum)))
    }
    while found.count > first + 3 { found.remove(at: Self.weakest(found, from: first)) }
  }

  /// Whether words stand side by side; a comma between them does not part them.
  private func isJoined(_ word: Int, _ next: Int) -> Bool {
    for between in (word + 1)..<next where text.tokens[between].kind != .comma { return false }
    return true
  }

  /// The place of the weakest piece from `first` on; of equals the last.
  private static func weakest(_ found: [Evidence], from first: Int) -> Int {
    var weakest = first
    for place in first..<found.count where found[place].weight <= found[weakest].weight {
      weakest = place
    }
    return weakest
  }

  /// Adds the whole text, where it holds marks but no words; nothing where it is empty.
  private func addWholeText(_ label: String, to found: inout [Evidence]) {
    guard let range = text.inked else { return }
    found.append(Evidence(label: label, range: range, weight: 0))
  }
}

extension EvidenceFinder where Row == MoveRow {
  /// How much the scores of all moves speak for one of them.
  static func weight(of move: Int, in scores: MoveRow) -> Float {
    (scores.lanes * Contrast.moves[move]).sum()
  }
}

extension [Evidence] {
  /// Brings two lists in order of the text, the second from `second` on, into one order; at the same
  /// place the first list comes first.
  mutating func merge(from second: Int) {
    for place in second..<count {
      var to = place
      while to > 0, self[to].stands(before: self[to - 1]) {
        swapAt(to, to - 1)
        to -= 1
      }
    }
  }
}

extension Evidence {
  fileprivate func stands(before other: Evidence) -> Bool {
    range.lowerBound == other.range.lowerBound
      ? range.upperBound < other.range.upperBound : range.lowerBound < other.range.lowerBound
  }
}

/// The words of a turn that weigh most, kept without any memory of its own.
private struct StrongWords {
  struct Word {
    var token = 0
    var weight: Float = 0
  }

  static let most = 6
  /// A word that weighs less than this share of the strongest is none.
  private static let leastShare: Float = 0.35

  private(set) var count = 0
  /// The strongest first, with a place more for the one that drops out.
  private var words = InlineArray<7, Word>(repeating: Word())
  private var strongest = -Float.infinity
  /// What a word must weigh beside the strongest so far.
  private var least = -Float.infinity

  subscript(place: Int) -> Word { words[place] }

  /// Takes a word, if it is among the strongest and not far weaker than the strongest so far; of
  /// equals the one that came first stays.
  @inline(__always)
  mutating func insert(_ token: Int, _ weight: Float) {
    guard weight >= least || weight > strongest else { return }
    put(Word(token: token, weight: weight))
  }

  private mutating func put(_ word: Word) {
    var place = count
    while place > 0, words[place - 1].weight < word.weight {
      words[place] = words[place - 1]
      place -= 1
    }
    words[place] = word
    count = min(count + 1, Self.most)
    strongest = words[0].weight
    least = max(strongest * Self.leastShare, .leastNonzeroMagnitude)
  }

  /// Keeps the strongest word and those that are not far weaker, in order of the text.
  mutating func dropWeak() {
    while count > 1, words[count - 1].weight < least { count -= 1 }
    for place in 1..<max(1, count) {
      let word = words[place]
      var to = place
      while to > 0, words[to - 1].token > word.token {
        words[to] = words[to - 1]
        to -= 1
      }
      words[to] = word
    }
  }
}

extension ZoomLevel {
  /// What evidence for the zoom is labelled with.
  fileprivate var evidenceLabel: String {
    switch self {
    case .in: "zoom.in"
    case .between: "zoom.between"
    case .out: "zoom.out"
    case .none: "zoom.none"
    }
  }

  /// The rungs of the zoom.
  var rungs: [Int] {
    switch self {
    case .in: [1, 2]
    case .between: [3]
    case .out: [4, 5]
    case .none: [0]
    }
  }
}

extension Mode {
  /// What evidence for the mode is labelled with.
  fileprivate var evidenceLabel: String {
    switch self {
    case .coaching: "mode.coaching"
    case .mentorship: "mode.mentorship"
    case .neither: "mode.neither"
    }
  }
}

extension Move {
  /// What evidence for the move is labelled with.
  ///
  /// Spelt out: a text that is put together is counted by whoever holds it, and there are many.
  var evidenceLabel: String {
    switch self {
    case .openQuestion: "move.openQuestion"
    case .closedQuestion: "move.closedQuestion"
    case .reflection: "move.reflection"
    case .summary: "move.summary"
    case .affirmation: "move.affirmation"
    case .accountabilityCheck: "move.accountabilityCheck"
    case .permission: "move.permission"
    case .leadingQuestion: "move.leadingQuestion"
    case .advice: "move.advice"
    case .information: "move.information"
    case .ownStory: "move.ownStory"
    case .taskSet: "move.taskSet"
    case .resource: "move.resource"
    case .nothing: "move.none"
    }
  }
}
