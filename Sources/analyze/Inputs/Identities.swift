import Reports
import SystemPackage
import TranscriptIngest
import TranscriptModel

/// Tells sessions apart: by manifest, else by path, else by the file itself, else by options.
///
/// Each fact is taken from the first of them that states it; what none states stays unknown.
struct Identities: Sendable {
  /// What the options of the command state for every session.
  var options: SessionIdentity
  private var rows: [String: Manifest.Row] = [:]
  /// Rows whose transcript does not exist, with the manifest that names it.
  private(set) var missing: [(manifest: FilePath, row: Manifest.Row)] = []

  /// Makes the identities of what the options state.
  init(options: SessionIdentity = SessionIdentity()) {
    self.options = options
  }

  /// Takes the rows of a manifest in; a transcript keeps the first row that names it, but a refusal
  /// of consent holds whichever row states it.
  ///
  /// Paths are relative to the manifest, or else to the current folder. A path that leads nowhere speaks
  /// of the file beside the manifest whose name differs in capitals or in the coding of accents alone,
  /// unless a row names that file itself; of several such files a refusal holds for each.
  ///
  /// - Parameters:
  ///   - manifest: The manifest.
  ///   - isWhole: Whether all of its transcripts are to be there.
  /// - Throws: `ManifestError` where a row names a folder: nobody could say of which files it speaks.
  mutating func add(_ manifest: Manifest, isWhole: Bool = true) throws(ManifestError) {
    let folder = manifest.place.removingLastComponent()
    var lost: [Manifest.Row] = []
    for row in manifest.rows {
      let candidates = [folder.pushing(FilePath(row.path)), FilePath(row.path)]
      guard let path = candidates.lazy.compactMap(\.canonical).first else {
        lost.append(row)
        continue
      }
      guard (try? path.stat())?.type != .directory else {
        throw ManifestError(
          place: manifest.place, line: row.line,
          reason:
            "expected the path of a transcript, found that of a folder; name each of its files")
      }
      take(row, for: path)
    }
    var spellings = PathSpellings()
    for row in lost {
      let alike = spellings.files(like: folder.pushing(FilePath(row.path))).compactMap(\.canonical)
        .filter { (try? $0.stat())?.type == .regular }
      if alike.count == 1 || row.consent == false {
        for path in alike { take(row, for: path) }
      }
      if isWhole, alike.count != 1 { missing.append((manifest.place, row)) }
    }
  }

  /// Takes a row in as what is said of a file.
  private mutating func take(_ row: Manifest.Row, for path: FilePath) {
    guard let known = rows[path.shown] else {
      rows[path.shown] = row
      return
    }
    rows[path.shown]?.consent = Self.consent(known.consent, row.consent)
  }

  /// Whether the people of this file agreed that it is analysed; nil where no manifest tells.
  ///
  /// A meeting of several files is refused where one of them is.
  func consent(to file: InputFile) -> Bool? {
    guard !rows.isEmpty else { return nil }
    let own = rows[file.canonicalName]?.consent
    return file.parts.reduce(own) { said, part in
      Self.consent(said, rows[(part.canonical ?? part).shown]?.consent)
    }
  }

  /// What two statements say together: a refusal holds against everything else.
  private static func consent(_ one: Bool?, _ other: Bool?) -> Bool? {
    one == false || other == false ? false : one ?? other
  }

  /// Whether a manifest speaks of this file; it then has the last word.
  func isInManifest(_ file: InputFile) -> Bool {
    !rows.isEmpty && rows[file.canonicalName] != nil
  }

  /// What is known before the file is read.
  func outer(of file: InputFile) -> SessionIdentity {
    let row = rows.isEmpty ? nil : rows[file.canonicalName]
    let stated = row?.identity ?? SessionIdentity()
    return stated.filled(from: PathIdentity.identity(of: file.components))
  }

  /// What is known of a file whose transcript is read, and of which `outer` was known before.
  func identity(_ outer: SessionIdentity, _ source: Transcript.Source) -> SessionIdentity {
    outer.filled(fromFile: source).filled(from: options)
  }

  /// Of how many files a manifest or the path states something else than the options do; names that
  /// differ in capitals and spaces alone, and aliases, are one.
  ///
  /// - Parameter files: The files.
  /// - Returns: Their number.
  func contradictingOptions(_ files: [InputFile]) -> Int {
    guard options.facts.contains(where: { $0 != nil }) else { return 0 }
    return files.count { file in
      let outer = outer(of: file)
      let aliases = [[], outer.coachAliases, outer.clientAliases, [], []]
      return zip(zip(outer.facts, options.facts), aliases).contains { facts, aliases in
        guard let stated = facts.0, let option = facts.1 else { return false }
        let key = NameSpellings.key(of: option)
        return !([stated] + aliases).contains { NameSpellings.key(of: $0) == key }
      }
    }
  }

  /// Everybody whom manifests, paths and options name, under every name that they state.
  func people(of files: [InputFile]) -> [[String]] {
    var names: [String: Set<String>] = [:]
    let all = rows.values.map(\.identity) + files.map(outer) + [options]
    for identity in all {
      if let coach = identity.coach { names[coach, default: []].formUnion(identity.coachAliases) }
      if let client = identity.client {
        names[client, default: []].formUnion(identity.clientAliases)
      }
    }
    return names.sorted { $0.key < $1.key }.map { [$0.key] + $0.value.sorted() }
  }

  /// Everything outside the file that its analysis depends on, as a digest: also the format as which it
  /// must be read, nil where its content says it.
  func context(of outer: SessionIdentity, format: String?) -> String {
    outer.context(options: options, format: format)
  }
}

extension SessionIdentity {
  /// The identity with what it leaves open taken from what the file says of itself.
  func filled(fromFile source: Transcript.Source) -> SessionIdentity {
    filled(from: SessionIdentity(date: source.date.flatMap { Day(prefixOf: $0)?.text }))
  }

  /// A digest of everything outside a file that its analysis depends on: this identity, which is
  /// known before the file is read, that of the options, and the format as which it must be read.
  func context(options: SessionIdentity, format: String? = nil) -> String {
    let identities = [self, options].map { identity in
      (identity.facts.map { $0 ?? "" } + [identity.coachAliases.joined(separator: "|")]
        + [identity.clientAliases.joined(separator: "|")]).joined(separator: "\u{1F}")
    }
    let texts = identities + (format.map { [$0] } ?? [])
    return ContentHash.hexadecimal(of: Array(texts.joined(separator: "\u{1E}").utf8))
  }

  /// The facts that the database keeps, in a fixed order.
  var facts: [String?] { [program, coach, client, date, type] }

  /// Whether a fact is stated here and in `other`, and differs.
  func contradicts(_ other: SessionIdentity) -> Bool {
    zip(facts, other.facts).contains { $0 != nil && $1 != nil && $0 != $1 }
  }

  /// The identity with what it leaves open taken from `other`.
  func filled(from other: SessionIdentity) -> SessionIdentity {
    SessionIdentity(
      program: program ?? other.program, coach: coach ?? other.coach,
      client: client ?? other.client, date: date ?? other.date, type: type ?? other.type,
      coachAliases: coachAliases.isEmpty ? other.coachAliases : coachAliases,
      clientAliases: clientAliases.isEmpty ? other.clientAliases : clientAliases)
  }
}
