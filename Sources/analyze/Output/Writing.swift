import ArgumentParser
import SystemPackage

/// Writes a result to standard output, or to the file that `--out` names.
///
/// - Throws: The exit code of a result that could not be written; the reason stands on standard
///   error. A reader that left (`| head`) is no reason for a message.
func write(_ text: String, to file: String? = nil) throws {
  do {
    let writer = try file.map { try ResultWriter(path: FilePath($0)) } ?? ResultWriter()
    try writer.write(text)
    try writer.close()
  } catch {
    if (error as? Errno) != .brokenPipe { Messages.unwritten(file ?? "standard output", error) }
    throw ExitStatus.cannotUse
  }
}

extension Messages {
  /// Says that a result could not be written, why, and what to do about it.
  static func unwritten(_ place: String, _ error: any Error) {
    let remedy =
      (error as? Errno) == .noSuchFileOrDirectory
      ? "make its folder, or choose another path"
      : "check its permissions and the disk, or choose another path"
    safeLine("\(place): error[cannot-write]: cannot be written (\(error)); \(remedy)")
  }
}

/// A number with its noun, such as `1 turn` or `2 turns`.
func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}
