/// Reads the parts of a model file in order.
struct ModelReader {
  let bytes: [UInt8]
  private(set) var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads how a file of its kind begins: the magic and the format's number.
  mutating func open(_ magic: [UInt8], format: Int) throws(ModelError) {
    guard try take(magic.count) == magic[...] else { throw .notAModel }
    let found = try number()
    guard found == format else { throw .unsupportedFormat(found: found, supported: format) }
  }

  /// Holds the bytes to the hash at their end.
  func verify() throws(ModelError) {
    guard Self.checksum(bytes.dropLast(8)) == checksum() else { throw .checksumDiffers }
  }

  /// Holds the file to its end: nothing but the hash is left.
  func close() throws(ModelError) {
    guard position + 8 == bytes.count else {
      throw .wrongLength(expected: position + 8, found: bytes.count)
    }
  }

  mutating func take(_ count: Int) throws(ModelError) -> ArraySlice<UInt8> {
    guard bytes.count - position >= count else {
      throw position == 0
        ? .notAModel : .wrongLength(expected: position + count, found: bytes.count)
    }
    position += count
    return bytes[(position - count)..<position]
  }

  mutating func number() throws(ModelError) -> Int {
    try take(4).reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// A version, with its length before it.
  mutating func version() throws(ModelError) -> String {
    let length = try number()
    guard length <= ModelVersion.longest,
      let version = String(validating: try take(length), as: UTF8.self),
      ModelVersion.isValid(version)
    else { throw .badValue("version") }
    return version
  }

  /// The last eight bytes, wherever the reader stands.
  private func checksum() -> UInt64 {
    bytes.suffix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func floats(_ count: Int) throws(ModelError) -> [Float] {
    try words(count * 4, 4).map { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) }
  }

  /// What makes probabilities of scores.
  mutating func calibration() throws(ModelError) -> Calibration {
    guard let found = Calibration(numbers: try floats(Calibration.count)) else {
      throw .badValue("calibration")
    }
    return found
  }

  /// A sequence layer of as many numbers.
  mutating func layer(_ count: Int) throws(ModelError) -> SequenceLayer {
    guard let found = SequenceLayer(numbers: try floats(count)) else { throw .badValue("layer") }
    return found
  }

  mutating func hashes(_ count: Int) throws(ModelError) -> [UInt64] {
    try words(count * 8, 8)
  }

  /// Little-endian numbers of `width` bytes each.
  private mutating func words(_ length: Int, _ width: Int) throws(ModelError) -> [UInt64] {
    let taken = try take(length)
    return stride(from: taken.startIndex, to: taken.endIndex, by: width).map { start in
      taken[start..<start + width].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  /// Rows of 8-bit weights, a byte each.
  mutating func rows<Row: SIMD & BitwiseCopyable>(
    _ count: Int
  ) throws(ModelError) -> [Row] where Row.Scalar == Int8 {
    let taken = try take(count * Row.scalarCount)
    return taken.withUnsafeBytes { raw in
      (0..<count).map { raw.loadUnaligned(fromByteOffset: $0 * Row.scalarCount, as: Row.self) }
    }
  }

  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBufferPointer { FeatureHash.of($0) }
  }
}

/// Writes the parts of a model file in order; the same parts give the same bytes.
struct ModelWriter {
  private(set) var bytes: [UInt8]

  /// Begins a file of a kind.
  init(_ magic: [UInt8], format: Int) {
    bytes = magic
    append(format)
  }

  mutating func append(_ number: Int) {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: number).littleEndian) { bytes += $0 }
  }

  /// Appends a version, with its length before it.
  mutating func append(version: String) {
    append(version.utf8.count)
    bytes += version.utf8
  }

  mutating func append(_ numbers: [Float]) {
    for number in numbers { append(Int(number.bitPattern)) }
  }

  mutating func append(_ hash: UInt64) {
    withUnsafeBytes(of: hash.littleEndian) { bytes += $0 }
  }

  mutating func append<Row: SIMD>(_ rows: [Row]) where Row.Scalar == Int8 {
    for row in rows {
      for lane in 0..<Row.scalarCount { bytes.append(UInt8(bitPattern: row[lane])) }
    }
  }

  /// The bytes with their hash at the end.
  func closed() -> [UInt8] {
    var closed = self
    closed.append(ModelReader.checksum(bytes[...]))
    return closed.bytes
  }
}
