extension Ingestor {
  /// The text of a file that is no transcript, such as a table beside them, decoded as transcripts are.
  ///
  /// - Parameter bytes: The file's bytes.
  /// - Returns: The text as UTF-8, without byte order mark.
  /// - Throws: `IngestError` where the bytes are not text, or their declared encoding is not read.
  /// - Complexity: O(*n*) in the number of bytes.
  public static func text(of bytes: [UInt8]) throws(IngestError) -> [UInt8] {
    try DecodedText(bytes).bytes
  }
}
