/// The labels at the beginning of cues and of their lines, and which of them are believed.
struct InlineLabels {
  private var table = ByteTable()
  private var counts: [Int] = []
  private var labels: [Range<Int>] = []
  private let text: [UInt8]
  private var pieces = 0
  /// Whether the file bears a label out, by its position.
  private(set) var isBelieved: [Bool] = []
  /// The part of the cues that begin with a label that is believed.
  private(set) var share = 0.0

  fileprivate init(_ text: [UInt8]) {
    self.text = text
  }

  /// The label as the file writes it.
  func label(at position: Int) -> String {
    String(decoding: text[labels[position]], as: UTF8.self)
  }

  /// What stands at the beginning of `piece` as a label does.
  mutating func find(in track: CaptionTrack, _ piece: Range<Int>) -> CaptionTrack.Label? {
    guard let found = LabelPrefix.candidate(in: text, track.withoutMarks(piece)) else { return nil }
    let (position, isNew) = table.position(of: text[found.label])
    if isNew {
      labels.append(found.label)
      counts.append(0)
      isBelieved.append(false)
    }
    return CaptionTrack.Label(position: position, textStart: found.text.lowerBound)
  }

  fileprivate mutating func count(_ label: CaptionTrack.Label?) {
    pieces += 1
    if let label { counts[label.position] += 1 }
  }

  /// Asks the census which labels to believe.
  fileprivate mutating func judge() {
    var census = LabelCensus()
    for (label, count) in zip(labels, counts) where count > 0 {
      census.count(label: label, of: text, times: count)
    }
    census.countUnlabelled(pieces - counts.reduce(0, +))
    let believed = census.verdict()
    share = believed.share
    for position in labels.indices where counts[position] > 0 {
      isBelieved[position] = believed.contains(text, labels[position])
    }
  }
}

extension CaptionTrack {
  /// Finds what stands as labels do at the beginning of cues, and judges it by the whole file.
  mutating func findLabels() -> InlineLabels {
    var labels = InlineLabels(text)
    for index in cues.indices {
      let range = cues[index].text
      if isAside(range) { continue }
      let label = labels.find(in: self, range)
      cues[index].label = label
      labels.count(label)
      guard cues[index].hasSeveralLines else { continue }
      for line in lines(of: range).dropFirst() {
        // Only what is a label by its looks counts as a piece of its own.
        guard LabelPrefix.find(in: text, withoutMarks(line)) != nil else { continue }
        labels.count(labels.find(in: self, line))
      }
    }
    labels.judge()
    return labels
  }
}
