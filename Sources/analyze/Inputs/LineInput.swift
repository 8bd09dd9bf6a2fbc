import SystemPackage

/// The lines of a file or of standard input, answered one by one, in bounded memory.
struct LineInput {
  private let file: FileDescriptor
  private let name: String

  /// Reads the file at `path`; nil: standard input.
  ///
  /// - Throws: The exit code of a file that cannot be opened; the reason stands on standard error.
  init(_ path: String?) throws {
    guard let path, path != "-" else {
      file = .standardInput
      name = "standard input"
      return
    }
    name = FilePath(path).shown
    do {
      file = try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec])
    } catch {
      Messages.line(Self.message(name, "opened", error))
      throw ExitStatus.notFound
    }
  }

  /// Writes the answer to each line to standard output; lines without ink are passed over, and so is
  /// a byte order mark before the first.
  ///
  /// All lines that came are answered before the next is waited for.
  ///
  /// - Parameter answer: Is told of each line, and of its number from 1 on.
  /// - Throws: The exit code of an input or an output that fails.
  func answer(_ answer: (ArraySlice<UInt8>, Int) -> String) throws {
    var answers = ""
    func flush() throws {
      if !answers.isEmpty { try write(answers) }
      answers = ""
    }
    try forEach(beforeReading: flush) { line, number in
      let line = number == 1 && line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
      if line.contains(where: { $0 > 0x20 }) { answers += answer(line, number) + "\n" }
    }
    try flush()
  }

  /// Hands each line to `body`; empty lines are passed over.
  ///
  /// - Parameters:
  ///   - beforeReading: Called before every read that may have to wait.
  ///   - body: Told of each line, without its line feed, and of its number from 1 on.
  /// - Throws: The exit code of an input that fails, and what the two functions throw.
  func forEach(
    beforeReading: () throws -> Void = {}, _ body: (ArraySlice<UInt8>, Int) throws -> Void
  ) throws {
    var reader = LineReader(file, limit: .max)
    var number = 0
    do {
      while let line = try reader.next(beforeReading: beforeReading) {
        number += 1
        switch line {
        case .whole(let line), .unended(let line): if !line.isEmpty { try body(line, number) }
        case .tooLong: break
        }
      }
    } catch let error as Errno {
      Messages.line(Self.message(name, "read", error))
      throw ExitStatus.notFound
    }
  }

  private static func message(_ name: String, _ what: String, _ error: any Error) -> String {
    let error = error as? Errno
    let remedy =
      if error == .noSuchFileOrDirectory || error == .notDirectory {
        "check the path"
      } else if error == .isDirectory {
        "name a file in the folder"
      } else {
        "check its permissions and the disk"
      }
    let finding = error.map { " (\($0))" } ?? ""
    return "\(name): error[unreadable]: expected a file of lines, but it cannot be "
      + "\(what)\(finding); \(remedy)"
  }
}
