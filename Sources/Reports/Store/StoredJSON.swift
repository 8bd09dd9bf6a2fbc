import Coaching
import Foundation

/// Reads the small JSON lists that the database keeps in a column.
enum StoredJSON {
  /// A list of strings; empty for anything else.
  static func strings(_ text: String) -> [String] {
    guard text != "[]" else { return [] }
    return (try? JSONDecoder().decode([String].self, from: Data(text.utf8))) ?? []
  }

  /// A list of evidence; empty for anything else.
  static func evidence(_ text: String) -> [Evidence] {
    guard text != "[]" else { return [] }
    let pieces = try? JSONDecoder().decode([Piece].self, from: Data(text.utf8))
    return (pieces ?? []).filter { $0.start <= $0.end }.map {
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
