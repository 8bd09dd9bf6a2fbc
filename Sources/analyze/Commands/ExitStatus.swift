import ArgumentParser

/// The exit codes of the commands, as the contract states them.
enum ExitStatus {
  /// Some inputs of `ingest` were not stored; for `check`, the database is not sound.
  static let incomplete = ExitCode(1)
  /// The format that `parse` met is recognised, and there is no speech.
  static let noSpeech = ExitCode(2)
  /// What `parse` met is not recognised as a transcript.
  static let notRecognized = ExitCode(3)
  /// What `parse` met is refused by a limit or a security rule.
  static let refused = ExitCode(4)
  /// A line of `classify` or of a label file was bad.
  static let badLine = ExitCode(65)
  /// There is no such session, pair, coach, program or file.
  static let notFound = ExitCode(66)
  /// A program that the command starts is not there.
  static let unavailable = ExitCode(69)
  /// The database, a file or standard output cannot be used.
  static let cannotUse = ExitCode(74)
}
