import Glibc
import Reports
import SystemPackage

/// Results on standard output or in a file, written so that a full disk or a closed pipe is seen.
///
/// `print` ignores errors: on a full disk it exits 0 with the result lost.
struct ResultWriter {
  private let file: FileDescriptor
  private let closes: Bool

  /// Writes to standard output.
  init() {
    file = .standardOutput
    closes = false
  }

  /// Why a file is not written over.
  struct Refusal: Error, CustomStringConvertible {
    let description: String
  }

  /// Writes to a new file at `path`, which only its owner may read.
  ///
  /// - Throws: `Errno` where it cannot be made, and a `Refusal` where a database lies there.
  init(path: FilePath) throws {
    guard !Self.isDatabase(path) else {
      throw Refusal(description: "a database lies there, which would be lost")
    }
    file = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: .ownerReadWrite)
    closes = true
  }

  private static func isDatabase(_ path: FilePath) -> Bool {
    guard (try? path.stat())?.type == .regular,
      let file = try? FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
    else { return false }
    defer { try? file.close() }
    let magic = Array("SQLite format 3\0".utf8)
    let head = [UInt8](unsafeUninitializedCapacity: magic.count) { buffer, filled in
      filled = (try? file.read(into: UnsafeMutableRawBufferPointer(buffer))) ?? 0
    }
    return head == magic
  }

  /// Writes all of `text`.
  ///
  /// - Throws: `Errno` where it cannot be written.
  func write(_ text: String) throws {
    try write(bytes: text.utf8)
  }

  /// Writes all of `bytes`.
  ///
  /// - Throws: `Errno` where they cannot be written.
  func write(bytes: some Sequence<UInt8>) throws {
    _ = try file.writeAll(bytes)
  }

  /// Closes the file that was opened; standard output stays open.
  func close() throws {
    if closes { try file.close() }
  }
}

/// Messages on standard error: progress, notices, errors.
enum Messages {
  /// Writes one line; a message that cannot be written is let go, since there is no other place.
  static func line(_ text: String) {
    raw(text + "\n")
  }

  /// Writes a text that is no line, such as progress that is written over.
  static func raw(_ text: String) {
    _ = try? FileDescriptor.standardError.writeAll(text.utf8)
  }

  /// Writes one line in which nothing acts on a terminal, for texts that come from files.
  static func safeLine(_ text: String) {
    line(SafeText(text).text)
  }

  /// Tells why an input was refused.
  static func problem(_ problem: InputProblem, of name: String) {
    safeLine(problem.description(of: name))
  }
}
