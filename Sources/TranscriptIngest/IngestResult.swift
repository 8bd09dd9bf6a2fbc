public import TranscriptModel

/// Something that was repaired or left open while a file was read.
public struct IngestNote: Sendable, Hashable {
  /// A stable, documented code such as `end-before-start`.
  public var code: String
  /// The 1-based line of the file; nil where lines mean nothing.
  public var line: Int?

  /// Makes a note.
  public init(code: String, line: Int? = nil) {
    self.code = code
    self.line = line
  }
}

/// A transcript and what happened to it on the way.
public struct IngestResult: Sendable, Hashable {
  /// What the reader understood.
  public var transcript: Transcript
  /// Repairs and open ends, in order of the file.
  public var notes: [IngestNote]
  /// The files beside the one that was named that are part of the transcript, relative to its
  /// folder; they are no transcripts of their own.
  public var companions: [String] = []

  /// Makes a result.
  public init(transcript: Transcript, notes: [IngestNote] = []) {
    self.transcript = transcript
    self.notes = notes
  }
}
