import TranscriptModel

/// A speaker's label, taken apart: the name without badges, and what the label stands for.
struct SpeakerLabel {
  /// The name for people to read.
  let name: String
  /// What the label stands for.
  let kind: Speaker.Kind

  /// Takes `label` apart.
  init(_ label: String) {
    name = label.split(separator: " ").joined(separator: " ")
    kind = .person
  }
}
