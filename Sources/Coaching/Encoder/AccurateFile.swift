extension BalanceModel {
  /// What a file of encoder's weights is made of: what makes the accurate model of a compact one.
  ///
  /// Little-endian: the magic `ABLH`, the format's number, the length of the version and the
  /// version, the length of the compact model's version and that version; how many numbers the
  /// encoder gives (32 bits each); the calibration numbers for single turns, speeches and sessions,
  /// the rows of the sequence layer; then for turns of sessions and for single ones the means, the scales and the
  /// rows of weights (nine each), all Float32; and the FNV-1a hash of all that (64 bits).
  enum AccurateLayout {
    static let magic: [UInt8] = Array("ABLH".utf8)
    static let format = 1
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
    guard try reader.take(4) == ArraySlice(AccurateLayout.magic) else { throw .notAModel }
    let format = try reader.number()
    guard format == AccurateLayout.format else {
      throw .unsupportedFormat(found: format, supported: AccurateLayout.format)
    }
    let version = try reader.version()
    guard try reader.version() == base.version else { throw .badValue("compact model") }
    guard try reader.number() == encoder.width else { throw .badValue("width") }
    guard ModelReader.checksum(bytes.dropLast(8)) == reader.checksum() else {
      throw .checksumDiffers
    }
    self = base
    self.version = version
    guard let calibration = Calibration(numbers: try reader.floats(Calibration.count)),
      let speechCalibration = Calibration(numbers: try reader.floats(Calibration.count)),
      let sessionCalibration = Calibration(numbers: try reader.floats(Calibration.count))
    else { throw .badValue("calibration") }
    self.calibration = calibration
    self.speechCalibration = speechCalibration
    self.sessionCalibration = sessionCalibration
    guard
      let layer = SequenceLayer(
        numbers: try reader.floats(SequenceLayer.inputs * WeightTable.outputs))
    else { throw .badValue("layer") }
    self.layer = layer
    accurate = AccuratePart(
      encoder: encoder, turnHead: try reader.head(encoder.width),
      singleHead: try reader.head(encoder.width))
    guard reader.position + 8 == bytes.count else {
      throw .wrongLength(expected: reader.position + 8, found: bytes.count)
    }
  }

  /// The file of encoder's weights.
  ///
  /// - Parameter base: The version of the compact model beside which they were learnt.
  /// - Returns: The bytes; nil of a compact model.
  func accurateBytes(base: String) -> [UInt8]? {
    guard let accurate else { return nil }
    var bytes = AccurateLayout.magic
    func append(_ number: Int) {
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: number).littleEndian) { bytes += $0 }
    }
    append(AccurateLayout.format)
    for name in [version, base] {
      append(name.utf8.count)
      bytes += name.utf8
    }
    append(accurate.encoder.width)
    var numbers = calibration.numbers + speechCalibration.numbers + sessionCalibration.numbers
    // A layer that adds nothing stands there as zeros, so that the file has one shape.
    let none = Array(repeating: Float(0), count: SequenceLayer.inputs * WeightTable.outputs)
    numbers += layer.rows.isEmpty ? none : layer.numbers
    for head in [accurate.turnHead, accurate.singleHead] {
      numbers += head.spread.mean + head.spread.scale
      for row in head.rows { numbers += (0..<WeightTable.outputs).map { row[$0] } }
    }
    for number in numbers { append(Int(number.bitPattern)) }
    let checksum = ModelReader.checksum(bytes[...])
    withUnsafeBytes(of: checksum.littleEndian) { bytes += $0 }
    return bytes
  }
}

extension ModelReader {
  /// A version, with its length before it.
  mutating func version() throws(ModelError) -> String {
    let length = try number()
    guard length <= BalanceModel.Layout.longestVersion,
      let version = String(validating: try take(length), as: UTF8.self)
    else { throw .badValue("version") }
    return version
  }

  fileprivate mutating func head(_ width: Int) throws(ModelError) -> EncoderHead {
    let mean = try floats(width)
    let scale = try floats(width)
    let rows = EncoderHead.rowCount(width: width)
    let numbers = try floats(rows * WeightTable.outputs)
    guard (mean + scale + numbers).allSatisfy(\.isFinite) else { throw .badValue("weights") }
    return EncoderHead(
      spread: EncoderHead.Spread(mean: mean, scale: scale),
      rows: stride(from: 0, to: numbers.count, by: WeightTable.outputs).map { start in
        var row = SIMD16<Float>.zero
        for lane in 0..<WeightTable.outputs { row[lane] = numbers[start + lane] }
        return row
      })
  }
}
