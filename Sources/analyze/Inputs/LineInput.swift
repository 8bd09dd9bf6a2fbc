import SystemPackage

/// The lines of a file or of standard input, answered one by one, in bounded memory.
struct LineInput {
  private static let chunk = 1 << 18

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
      Messages.line("\(name): error[unreadable]: cannot be opened (\(error))")
      throw ExitStatus.notFound
    }
  }

  private func read(into buffer: inout [UInt8]) throws -> Int {
    do {
      return try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
    } catch {
      Messages.line("\(name): error[unreadable]: cannot be read (\(error))")
      throw ExitStatus.notFound
    }
  }

  /// Writes the answer to each line to standard output; empty lines are passed over.
  ///
  /// - Throws: The exit code of an input or an output that fails.
  func forEach(_ answer: (ArraySlice<UInt8>) -> String) throws {
    var pending: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: Self.chunk)
    while true {
      let count = try read(into: &buffer)
      if count == 0 { break }
      pending += buffer[..<count]
      var answers = ""
      var start = pending.startIndex
      while let end = pending[start...].firstIndex(of: 0x0A) {
        if end > start { answers += answer(pending[start..<end]) + "\n" }
        start = end + 1
      }
      pending.removeSubrange(..<start)
      if !answers.isEmpty { try write(answers) }
    }
    if !pending.isEmpty { try write(answer(pending[...]) + "\n") }
  }
}
