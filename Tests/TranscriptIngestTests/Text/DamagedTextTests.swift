import Testing
import TranscriptModel
import TranscriptTestSupport

@testable import TranscriptIngest

/// Files as they arrive: lines lost, copied twice, cut off.
struct DamagedTextTests {
  enum Damage: CaseIterable { case lost, doubled, cut }

  private static let talk = [
    ("Ines Moreau", "What made you keep that step?"),
    ("Tobias Falk", "It is the one that breaks: if it runs twice we are down."),
    ("Ines Moreau", "And what would you need to see to sleep well?"),
    ("Tobias Falk", "A dry run. Two of them, and a way to stop it."),
    ("Ines Moreau", "Then what will you ask her, and when?"),
    ("Tobias Falk", "Tomorrow at ten."),
  ]

  private static func file(_ format: TextFormat) -> [String] {
    (0..<24).flatMap { index -> [String] in
      let (name, words) = talk[index % talk.count]
      let stamp = "\(index / 6):\(index % 6)5"
      switch format {
      case .otter: return ["\(name)  \(stamp)", words, ""]
      case .rev: return ["\(name) (0\(stamp)):", words, ""]
      case .stamped: return ["[00:0\(stamp)] \(name): \(words)"]
      case .teams: return ["\(name)   \(stamp)", words]
      default: return ["\(name): \(words)", ""]
      }
    }
  }

  @Test(
    arguments: [TextFormat.labelled, .otter, .rev, .stamped, .teams], Damage.allCases)
  func `a damaged file keeps its people and most of its talk`(
    format: TextFormat, damage: Damage
  ) throws {
    for seed in 0..<20 {
      var random = SeededGenerator(seed: seed)
      var lines = Self.file(format)
      for _ in 0..<(lines.count / 10) {
        let place = Int.random(in: lines.indices, using: &random)
        switch damage {
        case .lost: lines.remove(at: place)
        case .doubled: lines.insert(lines[place], at: place)
        case .cut:
          lines[place] = String(
            lines[place].prefix(Int.random(in: 0...lines[place].count, using: &random)))
        }
      }
      let result = try Ingestor().read(Array(lines.joined(separator: "\n").utf8))
      let names = Set(result.transcript.speakers.map(\.name))
      #expect(result.transcript.source.variant == format.rawValue, "seed \(seed)")
      #expect(names.isSuperset(of: ["Ines Moreau", "Tobias Falk"]), "seed \(seed)")
      #expect(result.transcript.utterances.count >= 14, "seed \(seed)")
    }
  }
}
