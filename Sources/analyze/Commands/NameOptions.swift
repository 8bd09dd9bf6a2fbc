public import ArgumentParser
public import Reports
import SystemPackage

/// How people are named, and whether their words are shown.
struct NameOptions: ParsableArguments {
  @Option(help: "How people are named: full, initials, codes or pseudonyms (with --key-file).")
  var names: NamePolicy.Style = .full

  @Flag(help: "Leave spoken words out; their place stands for them.")
  var redact = false

  @OptionGroup var key: KeyOption

  func validate() throws {
    if names == .pseudonyms, key.keyFile == nil { throw ValidationError(KeyOption.isMissing) }
  }

  /// The policy that was asked for.
  ///
  /// - Throws: The exit code of a key file that cannot be used; the reason stands on standard error.
  func policy() throws -> NamePolicy {
    guard names == .pseudonyms, let key = try key.load() else {
      return NamePolicy(names, isRedacted: redact)
    }
    return NamePolicy(pseudonyms: key, isRedacted: redact)
  }

  /// A reader of the database whose values follow the policy.
  ///
  /// - Throws: The exit code of a database or a key file that cannot be used; the reason stands on
  ///   standard error.
  func reader(of database: DatabaseOption) throws -> ReportReader {
    let policy = try policy()
    let store = try database.openUpToDate()
    return try usingStore { () throws(StoreError) in try ReportReader(store, names: policy) }
  }
}

/// The file with the secret that pseudonyms are made from.
struct KeyOption: ParsableArguments {
  static let isMissing = "Pseudonyms are made with a key: --key-file FILE. \(howToMake)"
  private static let howToMake =
    "To make one: (umask 077; head -c 32 /dev/urandom | base64 > names.key)"

  @Option(
    help: "The secret that pseudonyms are made from: a file of at least 16 bytes.",
    completion: .file())
  var keyFile: String?

  /// The key; nil where no file was named.
  ///
  /// - Throws: The exit code of a file that cannot be used; the reason stands on standard error.
  func load() throws -> PseudonymKey? {
    guard let keyFile else { return nil }
    guard let key = PseudonymKey(try fileBytes(keyFile)) else {
      let finding = "expected a secret of at least \(PseudonymKey.fewestBytes) bytes, found fewer"
      let reason = "\(finding). \(Self.howToMake)"
      Messages.line(SafeText("\(FilePath(keyFile).shown): error[bad-key]: \(reason)").text)
      throw ExitCode.validationFailure
    }
    return key
  }
}

extension NamePolicy.Style: ExpressibleByArgument {}
