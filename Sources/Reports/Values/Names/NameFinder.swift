import Foundation

/// Finds the names of known people in running text.
///
/// Found are whole names in either order (`Omar Haddad`, `Haddad, Omar`, `omar_haddad`), the same
/// joined (`OmarHaddad`), first and last name without those between, and each of the words alone;
/// without regard to case and accents. A word that is a common word too (`Will`, `Grace`) or that
/// is very short counts with a capital alone. Names that nobody in the database bears are not found.
struct NameFinder: Sendable {
  /// One place where somebody is named.
  struct Match: Sendable, Hashable {
    /// Where the name stands, in UTF-8 bytes.
    var range: Range<Int>
    /// Who bears it, by their positions in the list of people, in order.
    var people: [Int]
    /// Whether it is a name as somebody writes it, and not one word of several.
    var isWhole: Bool
  }

  private struct Entry: Sendable, Hashable {
    var people: Set<Int> = []
    var isWhole = false
  }

  /// Names by their words, joined by spaces.
  private var entries: [String: Entry] = [:]
  /// The most words that begin with a word.
  private var longest: [String: Int] = [:]
  /// Names in scripts that put no spaces between words; they are found anywhere.
  private var unspaced: [(name: String, person: Int)] = []

  /// Makes a finder of people.
  ///
  /// - Parameters:
  ///   - people: The spellings of each person's name.
  ///   - parts: Whether single words of a name are found.
  init(_ people: [[String]], parts: Bool = true) {
    for (person, spellings) in people.enumerated() {
      for spelling in spellings { add(spelling, of: person, parts: parts) }
    }
  }

  /// Whether there is nobody to find.
  var isEmpty: Bool { entries.isEmpty && unspaced.isEmpty }

  /// The words of a name as they are compared.
  static func words(of name: String) -> [String] {
    tokens(of: PersonName(name).key).map(\.word)
  }

  // MARK: Names

  /// Takes a spelling of a person's name in.
  mutating func add(_ spelling: String, of person: Int, parts: Bool = true) {
    let name = PersonName(spelling)
    if Self.isUnspaced(name.key) {
      let whole = spelling.split(whereSeparator: \.isWhitespace).map(String.init)
      for part in [whole.joined()] + (parts ? whole : []) where part.count > 1 {
        unspaced.append((part, person))
      }
      return
    }
    let parted = name.words.map { Self.tokens(of: String($0)).map(\.word) }.filter { !$0.isEmpty }
    guard let first = parted.first, let last = parted.last else { return }
    let all = parted.flatMap(\.self)
    insert(all, person, isWhole: true)
    guard parted.count > 1 else { return }
    insert([all.joined()], person, isWhole: true)
    insert(Array(parted.reversed().joined()), person, isWhole: true)
    insert(first + last, person, isWhole: true)
    insert(last + first, person, isWhole: true)
    for part in parted where parts && Self.canStandAlone(part) {
      insert(part, person, isWhole: false)
    }
  }

  private mutating func insert(_ words: [String], _ person: Int, isWhole: Bool) {
    guard let first = words.first, words.joined().count > 1 else { return }
    let key = words.joined(separator: " ")
    entries[key, default: Entry()].people.insert(person)
    if isWhole { entries[key]?.isWhole = true }
    longest[first] = max(longest[first] ?? 0, words.count)
  }

  private static func canStandAlone(_ words: [String]) -> Bool {
    let whole = words.joined(separator: " ")
    return whole.count > 1 && !particles.contains(whole)
  }

  // MARK: Finding

  /// Every place where somebody is named, in order; the longest name counts.
  ///
  /// - Complexity: O(*n*) in the bytes of the text.
  func matches(in text: String) -> [Match] {
    guard !isEmpty else { return [] }
    let tokens = entries.isEmpty ? [] : Self.tokens(of: text)
    var found: [Match] = []
    var index = 0
    while index < tokens.count {
      guard let (match, count) = match(at: index, of: tokens) else {
        index += 1
        continue
      }
      found.append(match)
      index += count
    }
    return unspaced.isEmpty ? found : merged(found, unspacedMatches(in: text))
  }

  private func match(at index: Int, of tokens: [Token]) -> (Match, Int)? {
    guard let most = longest[tokens[index].word] else { return nil }
    var reach = 1
    while reach < most, index + reach < tokens.count, tokens[index + reach].isJoined { reach += 1 }
    for count in (1...reach).reversed() {
      let part = tokens[index..<(index + count)]
      let key = part.map(\.word).joined(separator: " ")
      guard let entry = entries[key] else { continue }
      let needsCapital = count == 1 && (key.count <= 3 || Self.commonWords.contains(key))
      guard !needsCapital || tokens[index].isCapital else { continue }
      let range = tokens[index].range.lowerBound..<tokens[index + count - 1].range.upperBound
      return (
        Match(range: range, people: entry.people.sorted(), isWhole: entry.isWhole), count
      )
    }
    return nil
  }

  private func unspacedMatches(in text: String) -> [Match] {
    unspaced.flatMap { name, person in
      text.ranges(of: name).map { range in
        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        return Match(
          range: start..<(start + name.utf8.count), people: [person], isWhole: true)
      }
    }
  }

  /// Both lists in order, without what overlaps a longer match.
  private func merged(_ one: [Match], _ other: [Match]) -> [Match] {
    var kept: [Match] = []
    let all = (one + other).sorted {
      ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count)
    }
    for match in all where match.range.lowerBound >= kept.last?.range.upperBound ?? 0 {
      kept.append(match)
    }
    return kept
  }
}
