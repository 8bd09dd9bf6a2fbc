import Foundation
import GRDB

/// How export records are written.
public enum ExportFormat: String, Sendable, Hashable, CaseIterable {
  /// One JSON object a line.
  case ndjson
  /// Comma-separated values with a header line.
  case csv
}

/// Writes everything that the database holds as records, one file a kind.
///
/// The same sessions give the same bytes, in whatever order and by however many runs they came
/// in.
public struct Exporter: Sendable {
  let store: Store
  let naming: Naming

  /// Makes an exporter of a database, with names and words as they are.
  public init(_ store: Store) {
    self.store = store
    naming = .full
  }

  /// Makes an exporter of a database whose records follow a policy of names.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public init(_ store: Store, names policy: NamePolicy) throws(StoreError) {
    self.store = store
    naming = try Naming(policy, in: store)
  }

  /// Writes `sessions`, `turns` and `stretches` into `folder`, which is made where it is missing.
  ///
  /// Each file is written beside its place and then moved there, so that a reader finds the old
  /// export or the new one, whole. The files are for their owner alone: they hold names.
  ///
  /// - Returns: The paths that were written, in order.
  /// - Throws: `StoreError` where the database cannot be read or a file cannot be written.
  @discardableResult
  public func write(_ format: ExportFormat, to folder: String) throws(StoreError) -> [String] {
    try Self.makeFolder(folder)
    return try store.read { db in
      try ExportKind.allCases.map { kind in
        try Self.file(kind.rawValue, format, in: folder) { write in
          try lines(of: kind, format, in: db, write)
        }
      }
    }
  }

  static func makeFolder(_ folder: String) throws(StoreError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw cannotWrite(folder)
    }
  }

  /// Writes the lines that `body` gives into a file that takes its place when it is whole.
  static func file(
    _ name: String, _ format: ExportFormat, in folder: String,
    _ body: ((String) throws -> Void) throws -> Void
  ) throws -> String {
    let path = "\(folder)/\(name).\(format.rawValue)"
    let file = try WholeFile(path: path)
    try body { line in try file.write(line + format.lineEnd) }
    try file.finish()
    return path
  }

  /// Gives the lines of one kind of record, without their ends, one after the other.
  ///
  /// - Throws: `StoreError`, also for whatever `body` throws.
  public func lines(
    of kind: ExportKind, _ format: ExportFormat, _ body: (String) throws -> Void
  ) throws(StoreError) {
    try store.read { db in try lines(of: kind, format, in: db, body) }
  }

  private func lines(
    of kind: ExportKind, _ format: ExportFormat, in db: Database, _ body: (String) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(db, sql: kind.sql(hidesNames: !naming.policy.showsNames))
    try Self.lines(of: rows, format, kind.columns, body) { kind.record($0, naming) }
  }

  /// The lines of some rows, the header of CSV first.
  static func lines(
    of rows: RowCursor, _ format: ExportFormat, _ columns: [String],
    _ body: (String) throws -> Void, record: (Row) -> JSON
  ) throws {
    if format == .csv { try body(CSV.line(columns)) }
    while let row = try rows.next() {
      switch format {
      case .ndjson: try body(record(row).text)
      case .csv: try body(CSV.line(CSV.values(of: record(row), columns)))
      }
    }
  }

  fileprivate static func cannotWrite(_ path: String) -> StoreError {
    StoreError(
      .cannotWrite, place: path, finding: "a file or folder that cannot be written",
      expectation: "room and leave to write",
      remedy: "check its permissions and the disk, or choose another folder with --out")
  }
}

extension ExportFormat {
  /// RFC 4180 ends lines with both characters.
  fileprivate var lineEnd: String { self == .csv ? "\r\n" : "\n" }
}

/// A file that takes its place only when it is whole.
///
/// A class, because it owns an open file.
private final class WholeFile {
  private static let bufferBytes = 1 << 20
  private let path: String
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private var partial: String { path + ".partial" }

  init(path: String) throws {
    self.path = path
    let made = FileManager.default.createFile(
      atPath: path + ".partial", contents: nil, attributes: [.posixPermissions: 0o600])
    guard made, let handle = FileHandle(forWritingAtPath: path + ".partial") else {
      throw Exporter.cannotWrite(path)
    }
    self.handle = handle
  }

  func write(_ text: String) throws {
    buffer += Array(text.utf8)
    if buffer.count >= Self.bufferBytes { try flush() }
  }

  func finish() throws {
    try flush()
    do {
      try handle.synchronize()
      try handle.close()
    } catch {
      throw Exporter.cannotWrite(path)
    }
    guard rename(partial, path) == 0 else { throw Exporter.cannotWrite(path) }
  }

  private func flush() throws {
    do {
      try handle.write(contentsOf: buffer)
    } catch {
      throw Exporter.cannotWrite(path)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
