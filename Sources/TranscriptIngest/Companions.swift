/// The file that is read and the files beside it, for formats that spread over several.
///
/// Readers ask for names that they make from the file's own name, never for one that a document
/// wants; the caller decides what a name leads to. So file access stays at the edge:
///
///     let folder = url.deletingLastPathComponent()
///     Companions(name: url.lastPathComponent) { path in
///       (try? Data(contentsOf: folder.appending(path: path))).map(Array.init)
///     }
public struct Companions: Sendable {
  /// The name of the file that is read, without its folder.
  public let name: String
  private let load: @Sendable (String) -> [UInt8]?

  /// Makes the surroundings of a file.
  ///
  /// - Parameters:
  ///   - name: The name of the file that is read, without its folder.
  ///   - load: Gives the bytes of a file, by its path relative to the folder of the one that is
  ///     read; nil where there is none or where it may not be read.
  public init(name: String, load: @escaping @Sendable (String) -> [UInt8]?) {
    self.name = name
    self.load = load
  }

  /// The bytes of a companion as UTF-8; nil where there is none.
  ///
  /// - Throws: `IngestError` where its bytes are no text, or more than `limit` of them.
  func text(of path: String, atMost limit: Int) throws(IngestError) -> [UInt8]? {
    guard let bytes = load(path) else { return nil }
    guard bytes.count <= limit else {
      throw IngestError(
        .refused, code: "file-too-large", finding: "\(bytes.count) bytes in \(path)",
        expectation: "at most \(limit) bytes more in the files of one meeting",
        remedy: "split the meeting")
    }
    return try DecodedText(bytes).bytes
  }
}
