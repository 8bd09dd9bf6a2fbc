import Coaching

/// A page of short lines under headings, each with the words that it rests on.
///
/// What `prep` and `ledger` show, ready for every format.
public struct Brief: Sendable, Hashable {
  /// One line.
  public struct Entry: Sendable, Hashable {
    /// Our own words before the quote; nil where the quote stands alone.
    public var lead: String?
    /// The spoken words; nil where the line rests on no single place.
    public var quote: String?
    /// Our own words after the quote; nil where nothing follows.
    public var tail: String?
    /// Where the words were said, and other facts in short.
    public var facts: [String]
    /// The identifier of the item; nil where the line shows none.
    public var item: String?
    /// The identifier of the session of the words.
    public var session: String?
    /// The turn of the words.
    public var turn: Int?
    /// Whether the words are left out, and the quote is what stands for them.
    public var isRedacted = false

    init(
      lead: String? = nil, quote: String? = nil, tail: String? = nil, facts: [String] = [],
      item: String? = nil, session: String? = nil, turn: Int? = nil, isRedacted: Bool = false
    ) {
      self.lead = lead
      self.quote = quote
      self.tail = tail
      self.facts = facts
      self.item = item
      self.session = session
      self.turn = turn
      self.isRedacted = isRedacted
    }
  }

  /// Lines under a heading.
  public struct Section: Sendable, Hashable {
    /// The name for programs.
    public var id: String
    /// The heading.
    public var title: String
    /// The lines.
    public var entries: [Entry]
    /// What stands there instead where there is no line.
    public var empty: String
    /// How many lines more there are than are shown.
    public var hidden: Int
    /// Whether those are weaker than what is shown.
    private let rest: Rest

    /// What is not shown of a section.
    enum Rest: Sendable, Hashable {
      /// As good as what is shown.
      case more
      /// Less likely, or in words that say little by themselves.
      case weaker
      /// The same, and something could still be done about them: the ledger has more.
      case weakerAndOpen
    }

    /// Makes a section that shows at most so many lines.
    init(
      _ id: String, _ title: String, _ entries: [Entry], most: Int, empty: String,
      rest: Rest = .more, others: Int = 0
    ) {
      self.id = id
      self.title = title
      self.entries = Array(entries.prefix(most))
      self.empty = empty
      self.rest = rest
      hidden = max(0, entries.count - most) + others
    }

    /// What is told of the lines that are not shown, where there is a terminal; nil where all are.
    var more: String? {
      guard hidden > 0 else { return nil }
      switch rest {
      case .more: return "and \(Wording.count(hidden)) more in `analyze ledger`"
      case .weaker, .weakerAndOpen: return moreOnPage.map { "\($0), in `analyze ledger --all`" }
      }
    }

    /// What is told of the lines that are not shown; nil where all are.
    var moreOnPage: String? {
      guard hidden > 0 else { return nil }
      let count = Wording.count(hidden)
      switch rest {
      case .more: return "and \(count) more in the ledger"
      case .weaker, .weakerAndOpen:
        let what = hidden == 1 ? "weaker proposal" : "weaker proposals"
        let open = rest == .weakerAndOpen ? " still open" : ""
        return (entries.isEmpty ? "" : "and ") + "\(count) \(what)\(open)"
      }
    }
  }

  /// How a proposal is corrected, where there is a terminal.
  public static let correcting =
    "`analyze correct` names them by the digits at their ends: `--confirm ITEM`, `--reject ITEM`, "
    + "`--reword ITEM --words TEXT`, and `--close ITEM` for what is done, with `--status partly`, "
    + "`not`, `changed` or `dropped` for what is not."

  /// What kind of page it is.
  public var kind: String
  /// Whom it is about.
  public var title: String
  /// Short facts below the title.
  public var facts: [String]
  /// The parts in order.
  public var sections: [Section]
  /// What stands at the end.
  public var closing: [String]
}

extension Brief.Entry {
  /// The first digits of the item's identifier, which are enough to name it.
  var shortItem: String? { item.map { String($0.prefix(6)) } }

  /// The line without what stands after it.
  var sentence: String {
    [lead, shownQuote, tail].compactMap(\.self).joined(separator: " ")
  }

  /// The words as a quote; what stands for them is none.
  var shownQuote: String? { quote.map { isRedacted ? $0 : "“\($0)”" } }

  /// What stands after the line.
  var source: String { (facts + [shortItem].compactMap(\.self)).joined(separator: " · ") }
}

/// The words of `prep` and `ledger`.
struct BriefWording: Sendable, Hashable {
  /// The most characters of a quote; a minute's reading has no room for more.
  private static let mostCharacters = 170
  /// A quote that is cut at a mark has at least so many.
  private static let fewestCharacters = 60
  let pair: PairThreads

  /// An entry that quotes some words.
  func entry(
    _ words: PairThreads.Words, lead: String? = nil, tail: String? = nil, facts: [String] = [],
    item: String? = nil
  ) -> Brief.Entry {
    Brief.Entry(
      lead: lead ?? kind(of: item), quote: Self.cut(words.text), tail: tail,
      facts: [place(words)] + facts + confidence(of: item), item: item,
      session: pair.sessions[words.session].id, turn: words.turn, isRedacted: pair.isRedacted)
  }

  /// What an item is, where its words do not tell it.
  private func kind(of item: String?) -> String? {
    guard pair.isRedacted, let item = pair.items.first(where: { $0.id == item }) else { return nil }
    return item.kind.rawValue.capitalizedFirst + ":"
  }

  /// How likely an item is right, where nobody can judge it by its words.
  private func confidence(of item: String?) -> [String] {
    guard pair.isRedacted, let item = pair.items.first(where: { $0.id == item }) else { return [] }
    return item.confirmed == true ? [] : ["\(Wording.percent(item.confidence)) likely"]
  }

  /// When something is due, as the session said it.
  func due(_ words: String) -> String { pair.isRedacted ? "due: \(words)" : "due: “\(words)”" }

  /// What is told where words are left out.
  var notice: [String] {
    pair.isRedacted
      ? [
        "spoken words are left out: a line tells what it is, in which turn it was said and in how "
          + "many words"
      ] : []
  }

  /// Where words were said: `2026-03-02, 24:10`.
  func place(_ words: PairThreads.Words) -> String {
    let time = words.start.map(Wording.clock) ?? "turn \(words.turn)"
    return "\(session(words.session)), \(time)"
  }

  /// A session by its day, or by its number where the day is unknown.
  func session(_ position: Int) -> String {
    pair.sessions[position].date ?? "session \(position + 1)"
  }

  /// How long ago a session was: `last session`, `3 sessions before the last`.
  func age(_ position: Int) -> String {
    switch pair.sessionsSince(position) {
    case 0: "last session"
    case 1: "the session before the last"
    case let count: "\(Wording.count(count, "session")) before the last"
    }
  }

  /// A follow-up in short: `asked 2026-04-01, 12:00: not done`.
  func followUp(_ link: PairThreads.Link) -> String {
    let who = link.by == .coach ? "asked" : "told"
    let outcome = link.outcome.map { ": \(Wording.outcome($0))" } ?? ""
    return "\(who) \(place(link.words))\(outcome)"
  }

  /// The first words of a text: whole sentences where there are some, else cut at a comma or a space.
  static func cut(_ text: String) -> String {
    guard text.count > mostCharacters else { return text }
    let head = text.prefix(mostCharacters)
    let least = head.index(head.startIndex, offsetBy: fewestCharacters)
    for marks in [".!?", ",;:"] {
      let cut = head.indices.dropLast().last { place in
        place >= least && marks.contains(head[place]) && head[head.index(after: place)] == " "
      }
      guard let cut else { continue }
      return marks.contains(".") ? head[...cut] + " …" : head[..<cut] + " …"
    }
    let whole = head.lastIndex(of: " ").map { head[..<$0] } ?? head
    return whole + " …"
  }

  /// What is said where no proposal is worth reading out.
  static let nothingElse = "Nothing else is likely enough to be read out."

  /// What a proposal that is not sure would be.
  static func question(of kind: CarriedItem.Kind) -> String { "A \(kind.rawValue)?" }
}
