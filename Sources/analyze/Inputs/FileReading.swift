import Glibc
import SystemPackage

/// Reads whole files under a size limit.
enum FileReading {
  /// A file that was read with its parts, and the SHA-256 of all of them.
  struct Contents {
    /// The bytes of the file.
    var bytes: [UInt8]
    /// The bytes of its parts, in their order.
    var parts: [[UInt8]]
    /// The digest of the bytes and then of the parts', as 64 hexadecimal digits.
    var hash: String
  }

  /// The bytes of a file and of its parts, each read once: what is analysed is what was hashed.
  ///
  /// - Throws: `InputProblem` where the file or a part cannot be read, or they are larger than `limit`
  ///   together.
  static func contents(of file: InputFile, limit: Int) throws(InputProblem) -> Contents {
    var hash = ContentHash()
    let bytes = try bytes(of: file.path, limit: limit)
    hash.update(bytes)
    var parts: [[UInt8]] = []
    var room = limit - bytes.count
    for path in file.parts {
      let part = try Self.part(at: path, limit: limit, room: room)
      hash.update(part)
      room -= part.count
      parts.append(part)
    }
    return Contents(bytes: bytes, parts: parts, hash: hash.finish())
  }

  /// The bytes of a part; what is wrong with it is told of the part, not of the file.
  private static func part(
    at path: FilePath, limit: Int, room: Int
  ) throws(InputProblem) -> [UInt8] {
    do throws(InputProblem) {
      return try bytes(of: path, limit: room)
    } catch {
      var problem = error
      if problem.code == "file-too-large" {
        problem.reason =
          "expected at most \(limit) bytes in the files of one meeting, found more; "
          + "split the meeting"
      } else {
        // Without its name, which may be that of a person.
        problem.reason = "another file of the meeting: \(problem.reason)"
      }
      throw problem
    }
  }

  /// The bytes of the file at `path`.
  ///
  /// The size is checked before a byte is read, on the open descriptor. A file that changes
  /// while it is read is refused, so that no mixture of two versions is stored.
  ///
  /// - Throws: `InputProblem` where the file cannot be read, is no regular file, is larger than
  ///   `limit` or changes meanwhile.
  static func bytes(of path: FilePath, limit: Int) throws(InputProblem) -> [UInt8] {
    let file: FileDescriptor
    do {
      file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
    } catch Errno.noSuchFileOrDirectory {
      throw InputProblem(
        stage: .input, code: "not-found", reason: "there is no such file; check the path")
    } catch {
      throw InputProblem(
        stage: .read, code: "unreadable", reason: "cannot be opened (\(error)); check permissions")
    }
    defer { try? file.close() }
    let before = try status(of: file)
    guard before.type == .regular else {
      throw InputProblem(
        stage: .read, code: "not-a-file",
        reason: before.type == .directory
          ? "expected a file, found a folder; name a file in it, or give it to `analyze ingest`"
          : "expected a regular file, found another kind; save what it gives as a file")
    }
    guard before.size <= limit else {
      throw InputProblem(
        stage: .read, code: "file-too-large",
        reason: "expected at most \(limit) bytes, found \(before.size); split the file by session")
    }
    let bytes = try allBytes(of: file, size: Int(before.size))
    let after = try status(of: file)
    guard bytes.count == Int(before.size), isSame(before, after) else {
      throw InputProblem(
        stage: .read, code: "changed-while-read",
        reason: "the file changed while it was read; run again when it is complete")
    }
    return bytes
  }

  private static func isSame(_ before: Stat, _ after: Stat) -> Bool {
    let (old, new) = (before.rawValue, after.rawValue)
    return old.st_size == new.st_size && old.st_mtim.tv_sec == new.st_mtim.tv_sec
      && old.st_mtim.tv_nsec == new.st_mtim.tv_nsec && old.st_ctim.tv_sec == new.st_ctim.tv_sec
      && old.st_ctim.tv_nsec == new.st_ctim.tv_nsec
  }

  private static func status(of file: FileDescriptor) throws(InputProblem) -> Stat {
    do {
      return try file.stat()
    } catch {
      throw InputProblem(stage: .read, code: "unreadable", reason: "cannot be read (\(error))")
    }
  }

  private static func allBytes(
    of file: FileDescriptor, size: Int
  ) throws(InputProblem) -> [UInt8] {
    do {
      return try [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, filled in
        while filled < buffer.count {
          let rest = UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
          let count = try file.read(into: rest)
          if count == 0 { break }
          filled += count
        }
      }
    } catch {
      throw InputProblem(stage: .read, code: "unreadable", reason: "cannot be read (\(error))")
    }
  }

  /// The bytes of standard input.
  ///
  /// - Throws: `InputProblem` where it cannot be read or gives more than `limit` bytes.
  static func standardInput(limit: Int) throws(InputProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count: Int
      do {
        count = try buffer.withUnsafeMutableBytes {
          try FileDescriptor.standardInput.read(into: $0)
        }
      } catch {
        throw InputProblem(stage: .read, code: "unreadable", reason: "cannot be read (\(error))")
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= limit else {
        throw InputProblem(
          stage: .read, code: "file-too-large",
          reason: "expected at most \(limit) bytes, found more; split the file by session")
      }
    }
  }
}
