extension BalanceModel {
  /// What a model file is made of.
  ///
  /// Little-endian: the magic `ABLM`, the format's number and the length of the version (32 bits
  /// each), the version in UTF-8; the two-logarithm of the number of hashed rows, the number of
  /// words, the number of calibration numbers, that of the sequence layer's rows and the
  /// two-logarithms of the number of rows for moves and for marks, 0 for none (32 bits each); the
  /// calibration numbers for single turns, speeches, sessions and sessions without marks (Float32),
  /// the layer's rows for both kinds of session (nine Float32 each), each word's hash (64 bits) and
  /// weight (Float32), the rows for turns, those for speeches and those for short turns (16 bytes
  /// each; two for each word behind the hashed ones), those for moves (16 bytes each), those for
  /// marks (4 bytes each), and the FNV-1a hash of all that (64 bits). Models of format 3 were
  /// taught contractions as single words, those of format 4 nothing about sessions without marks,
  /// those of format 5 nothing about marks to put into such talk, those of format 6 nothing about
  /// where in a session a turn stands, so they are refused.
  enum Layout {
    static let magic: [UInt8] = Array("ABLM".utf8)
    static let format = 7
    static let log2Rows = 8...20
    static let mostWords = 1 << 20
  }

  /// What stands before the numbers.
  private struct Header {
    let version: String
    let log2Rows: Int
    let words: Int
    let layerRows: Int
    let moveLog2Rows: Int
    let markLog2Rows: Int

    init(_ reader: inout ModelReader) throws(ModelError) {
      try reader.open(Layout.magic, format: Layout.format)
      version = try reader.version()
      log2Rows = try reader.number()
      guard Layout.log2Rows.contains(log2Rows) else { throw .badValue("rows") }
      words = try reader.number()
      guard words <= Layout.mostWords else { throw .badValue("words") }
      guard try reader.number() == Calibration.count else { throw .badValue("calibration") }
      layerRows = try reader.number()
      guard layerRows == 0 || layerRows == SequenceLayer.inputs else { throw .badValue("layer") }
      moveLog2Rows = try reader.number()
      guard moveLog2Rows == 0 || Layout.log2Rows.contains(moveLog2Rows) else {
        throw .badValue("moves")
      }
      markLog2Rows = try reader.number()
      guard markLog2Rows == 0 || Layout.log2Rows.contains(markLog2Rows) else {
        throw .badValue("marks")
      }
    }

    var rows: Int { 1 << log2Rows + 2 * words }
    var moveRows: Int { moveLog2Rows == 0 ? 0 : 1 << moveLog2Rows }
    var markRows: Int { markLog2Rows == 0 ? 0 : 1 << markLog2Rows }
    var layerCount: Int { layerRows * WeightTable.outputs }
    /// How many bytes follow, with the hash at the end.
    var length: Int {
      (4 * Calibration.count + 2 * layerCount) * 4 + words * 12 + (3 * rows + moveRows) * 16
        + markRows * 4 + 8
    }
  }

  /// Reads a model file.
  ///
  /// - Throws: `ModelError` where the bytes are not a whole, undamaged model of this format.
  public init(bytes: [UInt8]) throws(ModelError) {
    var reader = ModelReader(bytes: bytes)
    let header = try Header(&reader)
    let expected = reader.position + header.length
    guard bytes.count == expected else {
      throw .wrongLength(expected: expected, found: bytes.count)
    }
    try reader.verify()
    let calibrations = [
      try reader.calibration(), try reader.calibration(), try reader.calibration(),
      try reader.calibration(),
    ]
    let layers = [try reader.layer(header.layerCount), try reader.layer(header.layerCount)]
    let vocabulary = Vocabulary(
      words: try reader.hashes(header.words), weights: try reader.floats(header.words))
    guard vocabulary.weights.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
      throw .badValue("words")
    }
    let tables = [
      WeightTable(rows: try reader.rows(header.rows), log2Rows: header.log2Rows),
      WeightTable(rows: try reader.rows(header.rows), log2Rows: header.log2Rows),
      WeightTable(rows: try reader.rows(header.rows), log2Rows: header.log2Rows),
    ]
    let moveRows: [SIMD16<Int8>] = try reader.rows(header.moveRows)
    let markRows: [SIMD4<Int8>] = try reader.rows(header.markRows)
    self.init(
      version: header.version, table: tables[0], speechTable: tables[1], shortTable: tables[2],
      vocabulary: vocabulary,
      marks: markRows.isEmpty
        ? nil : MarkRestorer(rows: markRows, log2Rows: header.markLog2Rows))
    if !moveRows.isEmpty {
      moves = MoveModel(table: WeightTable(rows: moveRows, log2Rows: header.moveLog2Rows))
    }
    calibration = calibrations[0]
    speechCalibration = calibrations[1]
    session = SessionReading(layer: layers[0], calibration: calibrations[2])
    unmarkedSession = SessionReading(layer: layers[1], calibration: calibrations[3])
  }

  /// The model as a file's bytes; the same model gives the same bytes.
  public var bytes: [UInt8] {
    var writer = ModelWriter(Layout.magic, format: Layout.format)
    writer.append(version: version)
    writer.append(table.log2Rows)
    writer.append(vocabulary.words.count)
    writer.append(Calibration.count)
    writer.append(session.layer.rows.count)
    writer.append(moves?.table.log2Rows ?? 0)
    writer.append(marks?.log2Rows ?? 0)
    for calibration in [
      calibration, speechCalibration, session.calibration, unmarkedSession.calibration,
    ] {
      writer.append(calibration.numbers)
    }
    writer.append(session.layer.numbers + unmarkedSession.layer.numbers)
    for word in vocabulary.words { writer.append(word) }
    writer.append(vocabulary.weights)
    writer.append(table.rows + speechTable.rows + shortTable.rows + (moves?.table.rows ?? []))
    writer.append(marks?.rows ?? [])
    return writer.closed()
  }
}
