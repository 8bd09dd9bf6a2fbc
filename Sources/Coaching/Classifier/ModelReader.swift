/// Reads the parts of a model file in order.
struct ModelReader {
  let bytes: [UInt8]
  private(set) var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
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

  /// The last eight bytes, wherever the reader stands.
  func checksum() -> UInt64 {
    bytes.suffix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func floats(_ count: Int) throws(ModelError) -> [Float] {
    try words(count * 4, 4).map { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) }
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

  mutating func rows(_ count: Int) throws(ModelError) -> [SIMD16<Int8>] {
    let taken = try take(count * 16)
    return taken.withUnsafeBytes { raw in
      (0..<count).map { raw.loadUnaligned(fromByteOffset: $0 * 16, as: SIMD16<Int8>.self) }
    }
  }

  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBufferPointer { buffer in
      buffer.reduce(FeatureHash.seed) { FeatureHash.adding($1, to: $0) }
    }
  }
}
