/// How many of what was found is right, and how much of what there is was found.
public struct Hits: Sendable, Hashable {
  /// How many there are.
  public var truth = 0
  /// How many were found that count.
  public var found = 0
  /// How many of those are right.
  public var right = 0

  /// Makes empty counts.
  public init() {}

  init(truth: Int, found: Int, right: Int) {
    self.truth = truth
    self.found = found
    self.right = right
  }

  /// The harmonic mean of precision and recall; nil where there is nothing and nothing was found.
  public var f1: Double? {
    truth + found == 0 ? nil : 2 * Double(right) / Double(truth + found)
  }

  /// The counts of both.
  public static func + (left: Hits, right: Hits) -> Hits {
    Hits(
      truth: left.truth + right.truth, found: left.found + right.found,
      right: left.right + right.right)
  }
}

/// Pairs what is there with what was found, one to one, as many as can be.
struct Matching {
  /// For everything found: what it is; nil where it is nothing.
  private(set) var owners: [Int?]

  /// Pairs `truths` things with `found` things where `fits` says that they may be one.
  init(_ truths: Int, _ found: Int, fits: (Int, Int) -> Bool) {
    owners = Array(repeating: nil, count: found)
    let edges = (0..<truths).map { truth in (0..<found).filter { fits(truth, $0) } }
    for truth in 0..<truths { place(truth, edges) }
  }

  /// Finds a place for one, moving others where need be: the shortest augmenting path.
  private mutating func place(_ truth: Int, _ edges: [[Int]]) {
    var cameFrom: [Int: Int] = [:]
    var waiting = [truth]
    var next = 0
    while next < waiting.count {
      let current = waiting[next]
      next += 1
      for place in edges[current] where cameFrom[place] == nil {
        cameFrom[place] = current
        guard let owner = owners[place] else {
          return settle(place, for: truth, cameFrom)
        }
        waiting.append(owner)
      }
    }
  }

  private mutating func settle(_ free: Int, for truth: Int, _ cameFrom: [Int: Int]) {
    var place: Int? = free
    while let current = place, let owner = cameFrom[current] {
      place = owner == truth ? nil : owners.firstIndex(of: owner)
      owners[current] = owner
    }
  }

  /// The counts, without what was found and is neither right nor wrong.
  func hits(truth: Int, neutral: (Int) -> Bool = { _ in false }) -> Hits {
    let right = owners.count { $0 != nil }
    let wrong = owners.indices.count { owners[$0] == nil && !neutral($0) }
    return Hits(truth: truth, found: right + wrong, right: right)
  }
}
