/// The elements and the text of an ELAN document.
///
/// Speech stands on tiers of their own; tiers under another (words, sounds, glosses) repeat it,
/// and tiers without a participant are notes where others have one.
struct EAFDocument: XMLHandler {
  enum Element: String {
    case media = "MEDIA_DESCRIPTOR"
    case slot = "TIME_SLOT"
    case tier = "TIER"
    case annotation = "ALIGNABLE_ANNOTATION"
    case value = "ANNOTATION_VALUE"
  }

  enum Attribute: String {
    case origin = "TIME_ORIGIN"
    case slot = "TIME_SLOT_ID"
    case time = "TIME_VALUE"
    case tier = "TIER_ID"
    case participant = "PARTICIPANT"
    case parent = "PARENT_REF"
    case id = "ANNOTATION_ID"
    case first = "TIME_SLOT_REF1"
    case last = "TIME_SLOT_REF2"
  }

  private struct Tier {
    var id: String
    var participant: String?
    var line: Int
    var annotations: [Annotation] = []
  }

  private struct Annotation {
    var id: String?
    var first: String?
    var last: String?
    var text = ""
    var line: Int
  }

  private var points = TimePoints()
  private var origin: Int?
  private var tiers: [Tier] = []
  private var isInTier = false
  private var annotation: Annotation?
  private var isInValue = false
  private var text = SpeechText()

  mutating func start(
    _ element: Element?, _ attributes: XMLAttributes<Attribute>, line: Int
  ) {
    switch element {
    case .media:
      if origin == nil { origin = Self.milliseconds(attributes.cursor(.origin)) ?? 0 }
    case .slot:
      guard let id = attributes[.slot] else { return }
      points.add(id, at: Self.milliseconds(attributes.cursor(.time)))
    case .tier:
      isInTier = attributes[.parent] == nil
      guard isInTier else { return }
      let participant = attributes[.participant].flatMap { $0.isEmpty ? nil : $0 }
      tiers.append(Tier(id: attributes[.tier] ?? "", participant: participant, line: line))
    case .annotation where isInTier:
      annotation = Annotation(
        id: attributes[.id], first: attributes[.first], last: attributes[.last], line: line)
    case .value: isInValue = annotation != nil
    case .annotation, nil: break
    }
  }

  mutating func end(_ element: Element?) {
    switch element {
    case .tier: isInTier = false
    case .value: isInValue = false
    case .annotation:
      guard var closed = annotation else { return }
      annotation = nil
      closed.text = text.take()
      if !closed.text.isEmpty { tiers[tiers.count - 1].annotations.append(closed) }
    default: break
    }
  }

  mutating func text(_ run: [UInt8]) {
    if isInValue { text.append(run) }
  }

  /// Hands the speech to a builder.
  mutating func build(into builder: inout TranscriptBuilder) throws(IngestError) {
    points.shift(by: origin ?? 0)
    points.settle()
    let namePeople = tiers.contains { $0.participant != nil }
    var utterances = TierUtterances()
    for tier in tiers where !tier.annotations.isEmpty && (tier.participant != nil || !namePeople) {
      if contradicts(tier) { builder.note("speaker-conflict", line: tier.line) }
      let speaker = try builder.speaker(
        label: tier.id, name: tier.participant,
        kind: tier.participant.map { SpeakerLabel($0).kind })
      for annotation in tier.annotations {
        if let first = annotation.first, !points.contains(first) {
          builder.note("unresolved-reference", line: annotation.line)
        }
        utterances.append(
          TierUtterances.Entry(
            id: annotation.id, time: points.time(from: annotation.first, to: annotation.last),
            speaker: speaker, text: annotation.text, line: annotation.line))
      }
    }
    try utterances.build(into: &builder)
  }

  /// Whether a tier is named after somebody else than its participant.
  ///
  /// Most tiers have technical names (`A`, `utterance@DR`). A name of a person is one that is
  /// another tier's participant, or two capitalised words; it contradicts where no word is shared.
  private func contradicts(_ tier: Tier) -> Bool {
    guard let participant = tier.participant, tier.id != participant else { return false }
    let words = tier.id.split(separator: " ")
    let isName =
      words.count > 1
      && words.allSatisfy { word in
        word.first?.isUppercase == true && word.allSatisfy { $0.isLetter || "-'’.".contains($0) }
      }
    guard isName || tiers.contains(where: { $0.participant == tier.id }) else { return false }
    let own = Set(participant.lowercased().split(separator: " "))
    return own.isDisjoint(with: tier.id.lowercased().split(separator: " "))
  }

  private static func milliseconds(_ value: ByteCursor?) -> Int? {
    guard var value, let number = value.number(), value.isAtEnd else { return nil }
    return number
  }
}
