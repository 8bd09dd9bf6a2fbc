import CLibCrypto
import Foundation

/// Random secrets and the hashes under which they are stored.
enum Secret {
  /// A new token of 256 random bits, safe in addresses and headers.
  static func token() -> String { base64(random(32)) }

  /// Random bytes from the system's generator.
  static func random(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  private static let digits = Array("0123456789abcdef".utf8)

  /// The SHA-256 of some bytes, hexadecimal.
  static func hash(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    _ = SHA256(bytes, bytes.count, &digest)
    var text: [UInt8] = []
    text.reserveCapacity(2 * digest.count)
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The SHA-256 of a text, hexadecimal.
  static func hash(_ text: String) -> String { hash(Array(text.utf8)) }

  /// Whether two secrets are the same, in a time that tells nothing of where they differ.
  static func areEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    one.count == other.count && CRYPTO_memcmp(one, other, one.count) == 0
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }
}
