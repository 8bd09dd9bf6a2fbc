import TranscriptModel

/// Meetings in NXT, as the AMI corpus has them: a file of words for each speaker, and a file of
/// segments that says which words belong together.
///
/// See `docs/formats/nxt.md`.
struct NXT: TranscriptReader {
  var limits = IngestLimits()

  var name: String { "nxt" }
  var summary: String { "NXT meetings such as AMI's: MEETING.X.words.xml with its companions" }
  var readsLines: Bool { false }

  private static let namespace = "http://nite.sourceforge.net/"

  /// Sure of a root of NXT with words.
  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    guard let head = XMLHead(head), head.root == "root", head.namespace == Self.namespace else {
      return .no
    }
    return head.contains("<w ") || head.contains(".words\"") ? .certain : .no
  }

  /// Reads one speaker's words alone.
  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var meeting = NXTMeeting(limits: limits)
    let words = try meeting.words(bytes)
    let letter = words.rootID.flatMap { NXTFileName(rootID: $0)?.speaker }
    try meeting.add(words, segments: nil, speaker: letter)
    return try meeting.result()
  }

  /// Reads the words and segments of all speakers of the meeting.
  ///
  /// Which files these are follows from the file's own name, `MEETING.X.words.xml`, where X is a
  /// letter for each speaker.
  func read(
    _ bytes: [UInt8], companions: Companions
  ) throws(IngestError) -> IngestResult {
    guard let own = NXTFileName(companions.name) else { return try read(bytes) }
    var meeting = NXTMeeting(limits: limits)
    var used: [String] = []
    var room = limits.fileBytes - bytes.count
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" {
      let file = NXTFileName(meeting: own.meeting, speaker: String(letter))
      var text: [UInt8]? = bytes
      if file.speaker != own.speaker {
        text = try companions.text(of: file.words, atMost: room)
        room -= text?.count ?? 0
        if text != nil { used.append(file.words) }
      }
      guard let text else { continue }
      let segments = try companions.text(of: file.segments, atMost: room)
      room -= segments?.count ?? 0
      if segments != nil { used.append(file.segments) }
      let words = try meeting.words(text)
      try meeting.add(words, segments: segments, speaker: file.speaker)
    }
    var result = try meeting.result()
    result.companions = used
    return result
  }
}

/// The name of a speaker's file of words: `ES2002a.A.words.xml`.
///
/// Public, so that a run over folders can tell which files are one meeting.
public struct NXTFileName: Sendable, Hashable {
  /// The meeting, such as `ES2002a`.
  public let meeting: String
  /// The speaker's letter.
  public let speaker: String

  init(meeting: String, speaker: String) {
    self.meeting = meeting
    self.speaker = speaker
  }

  /// Takes a file's name apart; nil where it is none of a speaker's words.
  public init?(_ name: String) {
    guard name.hasSuffix(".words.xml") else { return nil }
    self.init(rootID: String(name.dropLast(4)))
  }

  /// Takes the id of a file's root apart: `ES2002a.A.words`.
  init?(rootID: String) {
    let parts = rootID.split(separator: ".")
    guard parts.count == 3, parts[2] == "words", parts[1].count == 1,
      let letter = parts[1].utf8.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter),
      !parts[0].contains("/")
    else { return nil }
    self.init(meeting: String(parts[0]), speaker: String(parts[1]))
  }

  /// The file of words.
  var words: String { "\(meeting).\(speaker).words.xml" }
  /// The file of segments, in the folder beside.
  var segments: String { "../segments/\(meeting).\(speaker).segments.xml" }
}
