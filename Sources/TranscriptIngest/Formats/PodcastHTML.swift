import TranscriptModel

/// The HTML transcripts of the podcast namespace.
///
///     <cite>Dana:</cite> <time>0:30</time> <p>So what would you like to leave with?</p>
///
/// One cue a paragraph with a speaker or a time of its own; paragraphs without belong to the one
/// before. A page without such paragraphs is no transcript.
struct PodcastHTML: TranscriptReader {
  let name = "html"
  let summary = "podcast transcripts in HTML: cite, time, p"
  /// How much a file may hold.
  var limits = IngestLimits()

  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    guard head.first(where: { !$0.isWhiteSpace }) == .lessThan else { return .no }
    let tags = HTMLTokens(Array(head)).prefix(400).compactMap { token -> String? in
      if case .open(let name) = token { name } else { nil }
    }
    return tags.first == "html" || tags.contains("cite") && tags.contains("p") ? .certain : .no
  }

  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var page = PodcastPage()
    for token in HTMLTokens(bytes) { page.take(token) }
    let cues = page.cues()
    guard page.hasSpeakers, !cues.isEmpty else {
      throw IngestError(
        .notRecognized, code: "no-transcript-in-html",
        finding: "a page without paragraphs under `cite` and `time`",
        expectation: "the HTML transcript of a podcast",
        remedy: "copy the transcript from the page into a text file")
    }
    var builder = TranscriptBuilder(format: name, variant: "podcast", limits: limits)
    builder.source.title = page.title
    var stated = StatedCues(unit: .seconds)
    for cue in cues { stated.append(cue) }
    try stated.append(to: &builder)
    return builder.result()
  }
}

/// Takes the cues out of a page.
private struct PodcastPage {
  /// Whether any `cite` was read.
  private(set) var hasSpeakers = false
  /// The page's title.
  private(set) var title: String?
  private var done: [StatedCue] = []
  private var label: String?
  private var start: TimeText?
  private var isHeaded = false
  private var element: String?
  private var text = ""

  private static let read: Set<String> = ["cite", "time", "p", "title"]

  mutating func take(_ token: HTMLTokens.Token) {
    switch token {
    case .open("br") where element != nil:
      text += "\n"
    case .open(let name) where Self.read.contains(name):
      finish()
      element = name
    case .close(let name) where name == element:
      finish()
    case .text(let run) where element != nil:
      text += run
    default:
      break
    }
  }

  /// The cues of the whole page.
  func cues() -> [StatedCue] {
    var page = self
    page.finish()
    return page.done
  }

  /// Ends the element that is read.
  private mutating func finish() {
    let words = Self.withSingleSpaces(text)
    switch element {
    case "cite":
      label = words.hasSuffix(":") ? String(words.dropLast()) : words
      hasSpeakers = true
      isHeaded = true
      start = nil
    case "time":
      start = TimeText(Array(words.utf8)[...])
      isHeaded = true
    case "p":
      paragraph(words)
    case "title":
      title = title ?? (words.isEmpty ? nil : words)
    default:
      break
    }
    element = nil
    text = ""
  }

  private mutating func paragraph(_ words: String) {
    guard !words.isEmpty, hasSpeakers else { return }
    if isHeaded || done.isEmpty {
      done.append(StatedCue(label: label, start: start, text: words))
    } else {
      done[done.count - 1].text += "\n" + words
    }
    isHeaded = false
    start = nil
  }

  /// White space as HTML shows it: runs are one space, line breaks stay.
  private static func withSingleSpaces(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.split { $0 == " " || $0 == "\t" || $0 == "\r" }.joined(separator: " ") }
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
