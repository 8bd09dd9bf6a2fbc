import CLibArchive

/// Takes one member out of a ZIP archive from people that nobody knows.
///
/// Names are compared and never used as paths, nothing is written anywhere, and nothing but the
/// wanted member is unpacked.
struct ZipMember {
  /// What an archive may hold.
  struct Limits: Sendable {
    /// The number of members.
    var members = 1_000
    /// The sizes of all members together, unpacked.
    var unpackedBytes = 64 << 20
    /// How many times the archive's size its members may have, unpacked.
    var ratio = 100
  }

  /// The member, unpacked; nil where the archive does not have it.
  private(set) var bytes: [UInt8]?
  private let limits: Limits
  private let fileBytes: Int
  private var members = 0
  private var statedBytes = 0

  /// Looks through an archive.
  ///
  /// - Parameters:
  ///   - name: The name of the wanted member.
  ///   - file: The archive as it is.
  ///   - limits: What it may hold.
  /// - Throws: `IngestError` where the archive is beyond a limit or damaged.
  init(named name: String, in file: [UInt8], limits: Limits = Limits()) throws(IngestError) {
    self.limits = limits
    fileBytes = file.count
    guard let archive = archive_read_new() else { throw Self.damaged }
    // Ends the reading and frees everything that the library holds.
    defer { archive_read_free(archive) }
    archive_read_support_format_zip_seekable(archive)
    var failure: IngestError?
    // The library reads from the array's memory as long as the closure runs, and only inside it.
    file.withUnsafeBytes { buffer in
      guard archive_read_open_memory(archive, buffer.baseAddress, buffer.count) == ARCHIVE_OK else {
        failure = Self.damaged
        return
      }
      do throws(IngestError) { try find(name, in: archive) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  private mutating func find(_ name: String, in archive: OpaquePointer) throws(IngestError) {
    var entry: OpaquePointer?
    while true {
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { throw Self.damaged }
      members += 1
      guard members <= limits.members else {
        throw refusal("more than \(limits.members) members", "at most \(limits.members) members")
      }
      let size = archive_entry_size_is_set(entry) != 0 ? archive_entry_size(entry) : 0
      statedBytes += Int(clamping: max(0, min(size, 1 << 40)))
      try check(statedBytes)
      guard bytes == nil, let path = archive_entry_pathname(entry),
        String(cString: path) == name
      else { continue }
      bytes = try contents(of: archive, name)
    }
  }

  /// Unpacks the member, whatever size it states.
  private func contents(of archive: OpaquePointer, _ name: String) throws(IngestError) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = piece.withUnsafeMutableBytes { room in
        archive_read_data(archive, room.baseAddress, room.count)
      }
      guard count >= 0 else { throw Self.damaged }
      guard count > 0 else { return bytes }
      bytes += piece[..<count]
      try check(bytes.count)
    }
  }

  private func check(_ unpacked: Int) throws(IngestError) {
    guard unpacked <= limits.unpackedBytes else {
      throw refusal(
        "more than \(limits.unpackedBytes) bytes, unpacked",
        "at most \(limits.unpackedBytes) bytes, unpacked")
    }
    guard unpacked <= limits.ratio * fileBytes else {
      throw refusal(
        "an archive that unpacks to more than \(limits.ratio) times its size",
        "at most \(limits.ratio) times its size")
    }
  }

  private func refusal(_ finding: String, _ expectation: String) -> IngestError {
    IngestError(
      .refused, code: "archive-beyond-limits", finding: finding, expectation: expectation,
      remedy: "save the transcript as a document of its own, or as plain text")
  }

  private static let damaged = IngestError(
    .damaged, code: "damaged-archive", finding: "a ZIP archive that cannot be unpacked",
    expectation: "an undamaged DOCX without a password",
    remedy: "download or save the document again")
}
