/// Hashes that place a feature in the model's table of weights.
///
/// No vocabulary is kept: a feature is the hash of its bytes (FNV-1a), salted with the field
/// that it belongs to and mixed once more so that every bit of the row depends on every byte.
/// The numbers are part of the model file's meaning: change one and a trained model is void.
enum FeatureHash {
  /// Where FNV-1a starts.
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  /// What FNV-1a multiplies with.
  static let prime: UInt64 = 0x0000_0100_0000_01B3

  /// The hash after one more byte.
  @inline(__always)
  static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 {
    (hash ^ UInt64(byte)) &* prime
  }

  /// The hash of some bytes.
  @inline(__always)
  static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(seed) { adding($1, to: $0) }
  }

  /// The hash of a sequence of hashes: `chain` with one more link.
  @inline(__always)
  static func linking(_ chain: UInt64, _ next: UInt64) -> UInt64 {
    let turned = (chain << 23) | (chain >> 41)
    return (turned ^ next) &* 0x9E37_79B9_7F4A_7C15
  }

  /// Spreads every bit of the hash over all others (the finaliser of MurmurHash3).
  @inline(__always)
  static func mixed(_ hash: UInt64) -> UInt64 {
    var hash = hash
    hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ (hash >> 33)
  }
}
