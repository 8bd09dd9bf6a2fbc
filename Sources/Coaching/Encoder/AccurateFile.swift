extension BalanceModel {
  /// What a file of encoder's weights is made of: what makes the accurate model of a compact one.
  ///
  /// Little-endian: the magic `ABLH`, the format's number, the length of the version and the
  /// version, the length of the compact model's version and that version; how many numbers the
  /// encoder gives (32 bits each); the calibration numbers for single turns, speeches, sessions
  /// and sessions without marks, the rows of the sequence layer for both kinds of session; then for
  /// turns of sessions with marks and without the means, the scales and the rows of weights (nine
  /// each), and for single turns with marks and without the same, the rows for exchanges and a
  /// weight of likeness for each row; all Float32; and the FNV-1a hash of all that (64 bits).
  enum AccurateLayout {
    static let magic: [UInt8] = Array("ABLH".utf8)
    static let format = 6
  }

  /// The accurate model that `bytes` make of a compact one.
  ///
  /// - Parameters:
  ///   - bytes: A file of encoder's weights.
  ///   - base: The compact model beside which they were learnt.
  ///   - encoder: The encoder whose numbers they weigh.
  /// - Throws: `ModelError` where the bytes are not whole or belong to another model.
  init(
    accurate bytes: [UInt8], on base: BalanceModel, encoder: SentenceEncoder
  ) throws(ModelError) {
    var reader = ModelReader(bytes: bytes)
    try reader.open(AccurateLayout.magic, format: AccurateLayout.format)
    let version = try reader.version()
    let stood = try reader.version()
    guard stood == base.version else {
      throw .otherCompactModel(expected: stood, found: base.version)
    }
    guard try reader.number() == encoder.width else { throw .badValue("width") }
    try reader.verify()
    self = base
    self.version = version
    calibration = try reader.calibration()
    speechCalibration = try reader.calibration()
    session.calibration = try reader.calibration()
    unmarkedSession.calibration = try reader.calibration()
    let layerCount = SequenceLayer.inputs * WeightTable.outputs
    session.layer = try reader.layer(layerCount)
    unmarkedSession.layer = try reader.layer(layerCount)
    accurate = AccuratePart(
      encoder: encoder,
      session: AccuratePart.Heads(
        marked: try reader.head(encoder.width), unmarked: try reader.head(encoder.width)),
      single: AccuratePart.Heads(
        marked: try reader.mixedHead(encoder.width), unmarked: try reader.mixedHead(encoder.width)))
    try reader.close()
  }

  /// The file of encoder's weights.
  ///
  /// - Parameter base: The version of the compact model beside which they were learnt.
  /// - Returns: The bytes; nil of a compact model.
  func accurateBytes(base: String) -> [UInt8]? {
    guard let accurate else { return nil }
    var writer = ModelWriter(AccurateLayout.magic, format: AccurateLayout.format)
    writer.append(version: version)
    writer.append(version: base)
    writer.append(accurate.encoder.width)
    for calibration in [
      calibration, speechCalibration, session.calibration, unmarkedSession.calibration,
    ] {
      writer.append(calibration.numbers)
    }
    // A layer that adds nothing stands there as zeros, so that the file has one shape.
    let none = Array(repeating: Float(0), count: SequenceLayer.inputs * WeightTable.outputs)
    for layer in [session.layer, unmarkedSession.layer] {
      writer.append(layer.rows.isEmpty ? none : layer.numbers)
    }
    for head in [accurate.session.marked, accurate.session.unmarked] {
      writer.append(head.numbers)
    }
    for head in [accurate.single.marked, accurate.single.unmarked] {
      let usual = EncoderHead(spread: head.spread, rows: head.usual)
      writer.append(usual.numbers + WeightTable.numbers(of: head.exchanges) + head.likeness)
    }
    return writer.closed()
  }
}

extension EncoderHead {
  fileprivate var numbers: [Float] { spread.mean + spread.scale + WeightTable.numbers(of: rows) }
}

extension ModelReader {
  fileprivate mutating func mixedHead(_ width: Int) throws(ModelError) -> MixedHead {
    let usual = try head(width)
    let rows = EncoderHead.rowCount(width: width)
    let exchanges = try floats(rows * WeightTable.outputs)
    let likeness = try floats(rows)
    guard (exchanges + likeness).allSatisfy(\.isFinite) else { throw .badValue("weights") }
    return MixedHead(
      spread: usual.spread, usual: usual.rows, exchanges: WeightTable.rows(of: exchanges),
      likeness: likeness)
  }

  fileprivate mutating func head(_ width: Int) throws(ModelError) -> EncoderHead {
    let mean = try floats(width)
    let scale = try floats(width)
    let rows = EncoderHead.rowCount(width: width)
    let numbers = try floats(rows * WeightTable.outputs)
    guard (mean + scale + numbers).allSatisfy(\.isFinite) else { throw .badValue("weights") }
    return EncoderHead(
      spread: EncoderHead.Spread(mean: mean, scale: scale),
      rows: WeightTable.rows(of: numbers))
  }
}
