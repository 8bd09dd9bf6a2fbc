import CNettle

/// The SHA-256 of some bytes, which names a session by its content.
struct ContentHash {
  private static let digits = Array("0123456789abcdef".utf8)

  private var state = sha256_ctx()

  /// Starts with no bytes.
  init() {
    nettle_sha256_init(&state)
  }

  /// The digest of `bytes` as 64 lower-case hexadecimal digits.
  static func hexadecimal(of bytes: [UInt8]) -> String {
    var hash = ContentHash()
    hash.update(bytes)
    return hash.finish()
  }

  /// Takes more bytes in.
  mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer in
      nettle_sha256_update(&state, buffer.count, buffer.baseAddress)
    }
  }

  /// The digest of all bytes as 64 lower-case hexadecimal digits; the hash starts anew.
  mutating func finish() -> String {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    digest.withUnsafeMutableBufferPointer { buffer in
      nettle_sha256_digest(&state, buffer.count, buffer.baseAddress)
    }
    let text = digest.flatMap { [Self.digits[Int($0 >> 4)], Self.digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
