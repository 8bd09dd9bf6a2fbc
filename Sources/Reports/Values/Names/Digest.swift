import CNettle

/// SHA-256, bare and under a key, as lower-case hexadecimal digits.
enum Digest {
  private static let digits = Array("0123456789abcdef".utf8)

  /// The SHA-256 of a text.
  static func sha256(_ text: String) -> String {
    var state = sha256_ctx()
    nettle_sha256_init(&state)
    let bytes = [UInt8](text.utf8)
    bytes.withUnsafeBufferPointer { nettle_sha256_update(&state, $0.count, $0.baseAddress) }
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    digest.withUnsafeMutableBufferPointer {
      nettle_sha256_digest(&state, $0.count, $0.baseAddress)
    }
    return hexadecimal(digest)
  }

  /// The HMAC-SHA-256 of a text under a key.
  static func hmac(_ text: String, key: [UInt8]) -> String {
    var state = hmac_sha256_ctx()
    key.withUnsafeBufferPointer {
      nettle_hmac_sha256_set_key(&state, $0.count, $0.baseAddress)
    }
    let bytes = [UInt8](text.utf8)
    bytes.withUnsafeBufferPointer {
      nettle_hmac_sha256_update(&state, $0.count, $0.baseAddress)
    }
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    digest.withUnsafeMutableBufferPointer {
      nettle_hmac_sha256_digest(&state, $0.count, $0.baseAddress)
    }
    return hexadecimal(digest)
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
