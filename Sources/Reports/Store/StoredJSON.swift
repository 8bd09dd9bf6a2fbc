import Coaching
import Foundation

/// Reads the small JSON lists that the database keeps in a column.
enum StoredJSON {
  /// A list of strings; empty for anything else.
  static func strings(_ text: String) -> [String] {
    guard text != "[]" else { return [] }
    return (try? JSONDecoder().decode([String].self, from: Data(text.utf8))) ?? []
  }

  /// Lists of evidence; empty for anything else.
  ///
  /// They are read all at once, which takes less time than one after the other.
  static func evidence(_ texts: [String]) -> [[Evidence]] {
    let all = "[\(texts.joined(separator: ","))]"
    let lists = (try? JSONDecoder().decode([[Piece]].self, from: Data(all.utf8))) ?? []
    // One that is no list is told apart by reading each alone.
    return lists.count == texts.count ? lists.map(evidence) : texts.map(evidence)
  }

  private static func evidence(_ text: String) -> [Evidence] {
    evidence((try? JSONDecoder().decode([Piece].self, from: Data(text.utf8))) ?? [])
  }

  private static func evidence(_ pieces: [Piece]) -> [Evidence] {
    pieces.filter { $0.start <= $0.end }.map {
      Evidence(label: $0.for, range: $0.start..<$0.end, weight: $0.weight)
    }
  }

  /// A list of sessions and turns; empty for anything else.
  static func places(_ text: String) -> [Place] {
    guard text != "[]" else { return [] }
    let spots = try? JSONDecoder().decode([Spot].self, from: Data(text.utf8))
    return (spots ?? []).map { Place(session: $0.session, turn: $0.turn) }
  }

  private struct Spot: Decodable {
    var session: String
    var turn: Int
  }

  private struct Piece: Decodable {
    var `for`: String
    var start: Int
    var end: Int
    var weight: Double
  }
}
