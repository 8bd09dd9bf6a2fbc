import Reports

/// How far one stage of a long run has come.
protocol ProgressState {
  /// One line for people.
  var text: String { get }
  /// One line for programs.
  var json: String { get }
  /// How long the stage has taken, in seconds.
  var seconds: Double { get set }
}

/// How far the reading of files has come.
struct Progress: ProgressState, Sendable, Hashable {
  /// So many files with so many bytes.
  struct Amount: Sendable, Hashable {
    var files = 0
    var bytes = 0

    /// Makes an amount.
    init(files: Int = 0, bytes: Int = 0) {
      self.files = files
      self.bytes = bytes
    }

    /// The amount that some files come to.
    init(of files: [InputFile]) {
      self.init(files: files.count, bytes: files.reduce(0) { $0 + $1.size })
    }
  }

  /// All files.
  let total: Amount
  /// Those that are done.
  private(set) var done = Amount()
  /// How many were refused.
  private(set) var quarantined = 0
  /// How long the run has taken, in seconds.
  var seconds = 0.0

  private var pace = Pace()
  /// The bytes of known files since one was read.
  private var knownBytes = 0

  /// Makes the progress of a run over `total` that has done nothing.
  init(total: Amount) {
    self.total = total
  }

  /// Takes note that a file is done.
  ///
  /// A known file takes almost no time, and says nothing of the files that must be read: after many
  /// bytes of known files, as in a run that goes on with a stopped one, the speed is measured anew.
  ///
  /// - Parameters:
  ///   - bytes: The size of the file.
  ///   - isRefused: Whether it was refused.
  ///   - isKnown: Whether its content was there already.
  ///   - seconds: How long the run has taken.
  mutating func advance(bytes: Int, isRefused: Bool, isKnown: Bool, at seconds: Double) {
    self.seconds = seconds
    done.files += 1
    done.bytes += bytes
    if isRefused { quarantined += 1 }
    if isKnown {
      knownBytes += bytes
    } else {
      if knownBytes > 0, Pace.isBasis(knownBytes, of: total.bytes) { pace.restart() }
      knownBytes = 0
    }
    pace.note(done.bytes, at: seconds)
  }

  /// Bytes a second lately; nil before anything is done.
  var rate: Double? { pace.rate }

  /// The seconds that the rest will take if it goes on like this; nil before that can be told.
  var secondsLeft: Double? { pace.secondsLeft(to: total.bytes) }

  /// One line for people: `412 of 5000 files, 12.3 MB/s, 0:41 left, 3 in quarantine`.
  var text: String {
    var parts = ["\(done.files) of \(counted(total.files, "file"))"]
    if let rate { parts.append("\(Self.tenths(rate / 1e6)) MB/s") }
    if let secondsLeft, done.files < total.files {
      parts.append("\(clock(secondsLeft)) left")
    }
    if quarantined > 0 { parts.append("\(quarantined) in quarantine") }
    return parts.joined(separator: ", ")
  }

  /// One line for programs.
  var json: String {
    JSON.object([
      ("type", .string("progress")), ("done", .integer(done.files)),
      ("total", .integer(total.files)), ("bytes", .integer(done.bytes)),
      ("total_bytes", .integer(total.bytes)), ("quarantined", .integer(quarantined)),
      ("seconds", .number(seconds, digits: 1)),
      ("bytes_per_second", rate.map { .number($0, digits: 0) } ?? .null),
      ("seconds_left", secondsLeft.map { .number($0, digits: 0) } ?? .null),
    ]).text
  }

  private static func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

/// How far the comparing of pairs has come.
struct PairProgress: ProgressState, Sendable, Hashable {
  /// How many pairs are to be compared.
  private(set) var total = 0
  /// How many are done.
  private(set) var done = 0
  /// How long it has taken, in seconds.
  var seconds = 0.0

  private var pace = Pace()

  /// Takes note of how many pairs are done.
  ///
  /// - Parameters:
  ///   - done: Those that are done.
  ///   - total: All of them.
  ///   - seconds: How long it has taken.
  mutating func advance(to done: Int, of total: Int, at seconds: Double) {
    self.seconds = seconds
    self.total = total
    self.done = min(done, total)
    pace.note(self.done, at: seconds)
  }

  /// The seconds that the rest will take if it goes on like this; nil before that can be told.
  var secondsLeft: Double? { pace.secondsLeft(to: total) }

  /// One line for people: `comparing: 12 of 30 pairs, 0:05 left`.
  var text: String {
    let text = "comparing: \(done) of \(counted(total, "pair"))"
    guard let secondsLeft, done < total else { return text }
    return text + ", \(clock(secondsLeft)) left"
  }

  /// One line for programs.
  var json: String {
    JSON.object([
      ("type", .string("progress")), ("stage", .string("comparing")), ("done", .integer(done)),
      ("total", .integer(total)), ("seconds", .number(seconds, digits: 1)),
      ("seconds_left", secondsLeft.map { .number($0, digits: 0) } ?? .null),
    ]).text
  }
}

/// How fast something goes on lately, in bytes or pairs a second.
///
/// What happened long ago does not count, since other files may take longer.
private struct Pace: Sendable, Hashable {
  /// How much was done at a moment.
  private struct Mark: Sendable, Hashable {
    var amount = 0
    var seconds = 0.0
  }

  /// How many seconds count.
  private static let window = 10.0
  /// The least seconds between two marks; so there are few of them.
  private static let gap = 0.5
  /// The least part of the whole and the seconds after which the rest can be told by them: the
  /// first file waits for the model to be read, and is no measure of the others.
  private static let basis = (part: 0.01, seconds: 2.0)

  /// Marks of the last seconds; before them at most one, the latest.
  private var marks = [Mark()]
  private var start = Mark()
  private var latest = Mark()

  /// Whether an amount says enough of the whole.
  static func isBasis(_ amount: Int, of total: Int) -> Bool {
    Double(amount) >= basis.part * Double(total)
  }

  /// Takes note of how much is done at a moment.
  ///
  /// - Parameters:
  ///   - amount: All that is done.
  ///   - seconds: The moment; not before the one that was noted last.
  mutating func note(_ amount: Int, at seconds: Double) {
    latest = Mark(amount: amount, seconds: seconds)
    if seconds - marks[marks.count - 1].seconds >= Self.gap { marks.append(latest) }
    while marks.count > 1, marks[1].seconds <= seconds - Self.window { marks.removeFirst() }
  }

  /// Measures anew from what was noted last.
  mutating func restart() {
    marks = [latest]
    start = latest
  }

  /// How much is done a second; nil where nothing was done.
  var rate: Double? {
    let (amount, seconds) = (latest.amount - marks[0].amount, latest.seconds - marks[0].seconds)
    return amount > 0 && seconds > 0 ? Double(amount) / seconds : nil
  }

  /// The seconds until so much is done; nil before that can be told.
  func secondsLeft(to total: Int) -> Double? {
    guard let rate, latest.seconds - start.seconds >= Self.basis.seconds,
      Self.isBasis(latest.amount - start.amount, of: total - start.amount)
    else { return nil }
    return Double(max(0, total - latest.amount)) / rate
  }
}

/// `0:41`, `12:05` or `1:02:03`.
private func clock(_ seconds: Double) -> String {
  let total = Int(min(seconds, 359_999).rounded(.up))
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  let hours = total / 3600
  return hours > 0
    ? "\(hours):\(two(total / 60 % 60)):\(two(total % 60))" : "\(total / 60):\(two(total % 60))"
}
