import CNettle
import Foundation

/// What a report's page is allowed to load: its own style, which is known by its hash, and
/// nothing else.
enum ContentPolicy {
  /// The policy for a page whose one `<style>` element holds exactly `style`.
  ///
  /// - Returns: The content of the page's `Content-Security-Policy`.
  static func policy(style: String) -> String {
    "default-src 'none'; style-src 'sha256-\(base64OfHash(of: style))'; "
      + "base-uri 'none'; form-action 'none'"
  }

  private static func base64OfHash(of text: String) -> String {
    var state = sha256_ctx()
    nettle_sha256_init(&state)
    let bytes = [UInt8](text.utf8)
    bytes.withUnsafeBufferPointer { nettle_sha256_update(&state, $0.count, $0.baseAddress) }
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    digest.withUnsafeMutableBufferPointer {
      nettle_sha256_digest(&state, $0.count, $0.baseAddress)
    }
    return Data(digest).base64EncodedString()
  }
}
