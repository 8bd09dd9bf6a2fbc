import Reports

/// How far a long run has come.
struct Progress: Sendable, Hashable {
  /// So many files with so many bytes.
  struct Amount: Sendable, Hashable {
    var files = 0
    var bytes = 0
  }

  /// All files.
  var total = Amount()
  /// Those that are done.
  var done = Amount()
  /// How many were refused.
  var quarantined = 0
  /// How long the run has taken, in seconds.
  var seconds = 0.0

  /// Bytes a second so far; nil before anything is done.
  var rate: Double? {
    seconds > 0 && done.bytes > 0 ? Double(done.bytes) / seconds : nil
  }

  /// The least part of the bytes and of the seconds after which the rest can be told by them: the
  /// first file waits for the model to be read, and is no measure of the others.
  private static let basis = (bytes: 0.01, seconds: 2.0)

  /// The seconds that the rest will take if it goes on like this; nil before that can be told.
  var secondsLeft: Double? {
    guard let rate, seconds >= Self.basis.seconds,
      Double(done.bytes) >= Self.basis.bytes * Double(total.bytes)
    else { return nil }
    return Double(max(0, total.bytes - done.bytes)) / rate
  }

  /// One line for people: `412 of 5000 files, 12.3 MB/s, 0:41 left, 3 in quarantine`.
  var text: String {
    var parts = ["\(done.files) of \(counted(total.files, "file"))"]
    if let rate { parts.append("\(Self.tenths(rate / 1e6)) MB/s") }
    if let secondsLeft, done.files < total.files {
      parts.append("\(Self.clock(secondsLeft)) left")
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

  /// `0:41`, `12:05` or `1:02:03`.
  private static func clock(_ seconds: Double) -> String {
    let total = Int(min(seconds, 359_999).rounded(.up))
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let hours = total / 3600
    return hours > 0
      ? "\(hours):\(two(total / 60 % 60)):\(two(total % 60))" : "\(total / 60):\(two(total % 60))"
  }
}
