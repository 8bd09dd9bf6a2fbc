import Foundation
import Glibc

/// The lock by which one server at a time serves a database.
///
/// Two would clear away each other's uploads, and make more passwords' hashes at once than the
/// memory is meant for. The system lets the lock go however the process ends; the file stays.
struct ServerLock: ~Copyable {
  private let descriptor: Int32

  /// Takes the lock of a database.
  ///
  /// - Throws: `Taken` where another server has it, or the file of the lock cannot be made.
  init(database: String) throws(Taken) {
    let path = URL(fileURLWithPath: database).resolvingSymlinksInPath().path + ".lock"
    // Not inherited by the children that read transcripts: they may outlive the server.
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Taken(reason: String(cString: strerror(errno))) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let holder = Self.text(of: descriptor)
      close(descriptor)
      throw Taken(
        reason:
          "another analyze-dashboard serves it already\(holder.isEmpty ? "" : ", process \(holder)")"
      )
    }
    let number = Array("\(getpid())\n".utf8)
    ftruncate(descriptor, 0)
    // Only the message of another server would miss it.
    _ = write(descriptor, number, number.count)
  }

  deinit { close(descriptor) }

  /// Why the lock cannot be had.
  struct Taken: Error {
    var reason: String
  }

  private static func text(of descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 20)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).trimmed
  }
}
