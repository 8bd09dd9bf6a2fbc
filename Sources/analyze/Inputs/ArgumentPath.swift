import SystemPackage

extension FilePath {
  /// The paths that an argument names.
  ///
  /// An argument whose bytes are no UTF-8 comes with U+FFFD in their place, so its bytes are taken from
  /// where the system left them: all arguments that read so.
  static func named(by argument: String) -> [FilePath] {
    guard argument.unicodeScalars.contains("\u{FFFD}") else { return [FilePath(argument)] }
    let raw = (0..<Int(CommandLine.argc)).compactMap { CommandLine.unsafeArgv[$0] }
      .filter { String(cString: $0) == argument }
    return raw.isEmpty ? [FilePath(argument)] : raw.map { FilePath(platformString: $0) }
  }
}
