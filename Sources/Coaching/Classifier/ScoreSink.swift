/// Adds up what the features of a turn weigh, in all and word by word.
///
/// The scores of a linear model are a sum, so no list of features is kept: a feature's row is
/// added while it is at hand, and shared evenly among the words that it rests on.
struct ScoreSink<Row: ScoreRow> {
  /// The scores of the turn with its surroundings.
  private(set) var total = Row.zero
  /// The part of the scores that rests on the turn alone.
  private(set) var own = Row.zero
  /// What each token of the turn adds to the scores.
  private(set) var tokens: [Row]

  private let table: WeightTable
  private var field = Row.zero
  private var fieldCount = 0
  private var fieldMass: Float = 0
  private var fieldTokens: [Row]
  /// The tokens that features of the field rest on lie between these.
  private var touched = (first: Int.max, end: 0)
  private var run = RunSum<Row>()
  /// What the characters of words weigh that are not in the lexicon, each at a place of its hash;
  /// empty where nothing is kept.
  private var recent: [RecentWord] = []

  /// Makes a sink for a turn of `tokenCount` tokens.
  init(_ table: WeightTable, tokenCount: Int = 0) {
    self.table = table
    tokens = Array(repeating: .zero, count: tokenCount)
    fieldTokens = tokens
  }

  /// Makes a sink for many turns, in which words come back.
  init(keepingWordsOf table: WeightTable) {
    self.init(table)
    recent = Array(repeating: RecentWord(), count: RecentWord.places)
  }

  /// Starts with the next turn, when all fields of the one before have ended.
  mutating func start(tokenCount: Int) {
    total = .zero
    own = .zero
    tokens = Array(repeating: .zero, count: tokenCount)
    while fieldTokens.count < tokenCount { fieldTokens.append(.zero) }
  }

  /// Takes the open field out: the sum of its features and their number.
  mutating func takeField() -> (sum: Row, count: Int) {
    endRun(token: -1)
    defer { (field, fieldCount) = (.zero, 0) }
    return (field, fieldCount)
  }

  /// Takes the open mean out: its sum, not yet divided by its mass.
  mutating func takeMean() -> (sum: Row, mass: Float) {
    defer { (field, fieldMass) = (.zero, 0) }
    return (field, fieldMass)
  }

  @inline(__always)
  private mutating func touch(_ first: Int, _ end: Int) {
    touched.first = min(touched.first, first)
    touched.end = max(touched.end, end)
  }

  private mutating func end(scale: Float) {
    total += field * scale
    field = .zero
    fieldCount = 0
    fieldMass = 0
    guard touched.first < touched.end else { return }
    addTokens(scale: scale)
    touched = (.max, 0)
  }

  private mutating func addTokens(scale: Float) {
    let touched = touched.first..<touched.end
    withShares { shares, tokens in
      for token in touched {
        tokens[token] += shares[token] * scale
        shares[token] = .zero
      }
    }
  }

  /// Lets `work` change the tokens' shares of the field, and what they come to, without asking for
  /// each whether somebody else holds the array.
  @inline(__always)
  private mutating func withShares(
    _ work: (inout MutableSpan<Row>, inout MutableSpan<Row>) -> Void
  ) {
    var shares: [Row] = []
    var sums: [Row] = []
    swap(&shares, &fieldTokens)
    swap(&sums, &tokens)
    var shareSpan = shares.mutableSpan
    var sumSpan = sums.mutableSpan
    work(&shareSpan, &sumSpan)
    swap(&shares, &fieldTokens)
    swap(&sums, &tokens)
  }
}

/// What the characters of a word weigh.
private struct RecentWord {
  /// How many words are kept: most of those that a session repeats.
  static let places = 4096

  var hash: UInt64 = 0
  /// How many runs of characters the sum holds; 0 where the place is empty.
  var count = 0
  // Last, so that a word fills a line of the cache and no more.
  var sum = TurnRow.zero

  /// Where a word is kept.
  @inline(__always)
  static func place(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 40) % places }
}

/// The sum of a run of features.
///
/// They are added up in bunches of 64, and these to the sum of the run; the last digits of a score
/// depend on that.
private struct RunSum<Row: ScoreRow> {
  private var sum = Row.zero
  private var bunch = Row.zero
  private(set) var count = 0

  @inline(__always)
  mutating func add(_ row: Row) {
    bunch += row
    count &+= 1
    if count & 63 == 0 {
      sum += bunch
      bunch = .zero
    }
  }

  @inline(__always)
  var total: Row { count & 63 == 0 ? sum : sum + bunch }
}

extension ScoreSink: HashSink {
  @inline(__always)
  mutating func add(_ hash: UInt64) { run.add(table.sum(hash: hash)) }

  mutating func endRun(token: Int) {
    guard run.count > 0 else { return }
    let sum = run.total
    fieldCount += run.count
    field += sum
    if token >= 0 {
      fieldTokens[token] += sum
      touch(token, token + 1)
    }
    run = RunSum()
  }

  @inline(__always)
  mutating func add(_ hash: UInt64, token: Int, count: Int) {
    let weights: Row = table.sum(hash: hash)
    fieldCount += 1
    field += weights
    touch(token, token + count)
    let share = weights * (1 / Float(count))
    for token in token..<token + count { fieldTokens[token] += share }
  }

  mutating func endField(weight: Float) {
    endRun(token: -1)
    guard fieldCount > 0 else { return }
    end(scale: weight / Float(fieldCount).squareRoot())
  }
}

extension ScoreSink: FeatureSink where Row == TurnRow {
  mutating func addWords(of tokens: [Token]) {
    guard !tokens.isEmpty else { return }
    var runs = WordRuns.ofTurn
    var sum = field
    // What the token before the last, the last and this one have come to.
    var (first, second, third) = (TurnRow.zero, TurnRow.zero, TurnRow.zero)
    var held: [TurnRow] = []
    swap(&held, &fieldTokens)
    var shares = held.mutableSpan
    for index in 0..<tokens.count {
      let single = row(of: tokens[index], in: .own)
      let hashes = runs.next(tokens[index].hash)
      let pair: TurnRow = table.sum(hash: hashes.pair)
      sum = sum + single + pair
      third += single
      if index > 0 {
        let half = pair * 0.5
        second += half
        third += half
        let triple: TurnRow = table.sum(hash: hashes.triple)
        sum += triple
        let part = triple * (index == 1 ? 0.5 : 1 / 3)
        if index > 1 {
          first += part
          shares[index - 2] = first
        }
        second += part
        third += part
      } else {
        third += pair
      }
      (first, second, third) = (second, third, .zero)
    }
    let end: TurnRow = table.sum(hash: runs.end)
    shares[tokens.count - 1] = second + end
    if tokens.count > 1 { shares[tokens.count - 2] = first }
    swap(&held, &fieldTokens)
    field = sum + end
    fieldCount += 3 * tokens.count
    touch(0, tokens.count)
  }

  mutating func addCharacters(of text: SpokenText) {
    let tokens = text.tokens
    var sum = field
    var held: [TurnRow] = []
    swap(&held, &fieldTokens)
    var shares = held.mutableSpan
    for index in 0..<tokens.count where tokens[index].kind == .word {
      let word = characters(of: tokens[index], in: text)
      sum += word.sum
      fieldCount += word.count
      shares[index] += word.sum
    }
    swap(&held, &fieldTokens)
    field = sum
    touch(0, tokens.count)
  }

  /// What the runs of characters of a word weigh, and how many they are.
  @inline(__always)
  private mutating func characters(of token: Token, in text: SpokenText) -> (
    sum: TurnRow, count: Int
  ) {
    if token.entry >= 0 {
      let known = table.known.characters(token.entry)
      if known.count > 0 { return known }
    }
    guard !recent.isEmpty else { return weighed(token, in: text) }
    let place = RecentWord.place(of: token.hash)
    if recent[place].hash != token.hash || recent[place].count == 0 {
      let word = weighed(token, in: text)
      recent[place] = RecentWord(hash: token.hash, count: word.count, sum: word.sum)
    }
    return (recent[place].sum, recent[place].count)
  }

  /// The same, added up anew.
  private func weighed(_ token: Token, in text: SpokenText) -> (sum: TurnRow, count: Int) {
    var run = RunSum<TurnRow>()
    let word = Int(token.folded.lowerBound)..<Int(token.folded.upperBound)
    CharacterRuns.hashes(text.folded, word) { run.add(table.sum(hash: $0)) }
    return (run.total, run.count)
  }

  /// What a word weighs in a field.
  @inline(__always)
  private func row(of token: Token, in field: KnownSums.WordField) -> TurnRow {
    token.entry >= 0
      ? table.known.word(token.entry, in: field) : table.sum(hash: field.hash(token.hash))
  }

  @inline(__always)
  mutating func add(_ shape: TurnShape) { run.add(table.known.shape(shape)) }

  @inline(__always)
  mutating func add(_ shape: NeighbourShape) { run.add(table.known.shape(shape)) }

  mutating func addWords(of tokens: [Token], _ part: Range<Int>, in words: KnownSums.WordField) {
    var run = run
    for index in part where tokens[index].kind == .word {
      run.add(row(of: tokens[index], in: words))
    }
    self.run = run
  }

  mutating func addPairs(of tokens: [Token], _ part: Range<Int>, in words: KnownSums.WordField) {
    var pairs = NeighbourPairs(words)
    var run = run
    for index in part {
      run.add(row(of: tokens[index], in: words))
      run.add(table.sum(hash: pairs.next(tokens[index].hash)))
    }
    self.run = run
  }

  mutating func addWords(of part: Surroundings.Part) {
    field += part.words.sum
    fieldCount += part.words.count
  }

  mutating func addVectors(of part: Surroundings.Part) {
    field += part.vectors.sum
    fieldMass += part.vectors.mass
  }

  mutating func addOwnVectors(of tokens: [Token], _ vocabulary: Vocabulary, from first: Int) {
    var sum = field
    var held: [TurnRow] = []
    swap(&held, &fieldTokens)
    var shares = held.mutableSpan
    for index in 0..<tokens.count {
      let own: TurnRow
      if let vector = table.known.vector(tokens[index].entry) {
        guard vector.mass > 0 else { continue }
        own = vector.own
        fieldMass += vector.mass
      } else {
        guard let place = vocabulary.place(ofWord: tokens[index]) else { continue }
        own = table.sum(row: first + 2 * place) * vocabulary.weights[place]
        fieldMass += vocabulary.weights[place]
      }
      sum += own
      shares[index] += own
    }
    swap(&held, &fieldTokens)
    field = sum
    touch(0, tokens.count)
  }

  mutating func addVectors(
    around tokens: [Token], _ part: Range<Int>, _ vocabulary: Vocabulary, from first: Int
  ) {
    var sum = field
    for index in part {
      if let vector = table.known.vector(tokens[index].entry) {
        guard vector.mass > 0 else { continue }
        sum += vector.around
        fieldMass += vector.mass
      } else {
        guard let place = vocabulary.place(ofWord: tokens[index]) else { continue }
        let around: TurnRow = table.sum(row: first + 2 * place + 1)
        sum += around * vocabulary.weights[place]
        fieldMass += vocabulary.weights[place]
      }
    }
    field = sum
  }

  mutating func add(row: Int, mass: Float, token: Int) {
    let weights: TurnRow = table.sum(row: row)
    let weighed = weights * mass
    fieldMass += mass
    field += weighed
    if token >= 0 {
      fieldTokens[token] += weighed
      touch(token, token + 1)
    }
  }

  mutating func endMean() {
    guard fieldMass > 0 else { return }
    end(scale: 1 / fieldMass)
  }

  mutating func endOwn() { own = total }
}
