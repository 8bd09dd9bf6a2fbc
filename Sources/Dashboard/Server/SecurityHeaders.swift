/// The headers that every answer bears, errors included.
enum SecurityHeaders {
  /// Nothing is loaded but the site's own style and script; nothing of a page's text can run.
  static let policy =
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; "
    + "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
    + "frame-ancestors 'none'"

  /// The headers of an answer.
  static func of(_ answer: Answer, isSecure: Bool) -> [(name: String, value: String)] {
    var headers = answer.headers
    if let type = answer.type { headers.append(("content-type", type)) }
    let isFile = answer.headers.contains { $0.name == "content-disposition" }
    headers += [
      ("content-security-policy", isFile ? policy + "; sandbox" : policy),
      // For browsers that do not know `frame-ancestors`.
      ("x-frame-options", "DENY"),
      ("x-content-type-options", "nosniff"), ("referrer-policy", "same-origin"),
      ("cross-origin-opener-policy", "same-origin"),
      ("cross-origin-resource-policy", "same-origin"),
      ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
      ("cache-control", answer.isPublic ? "max-age=300" : "no-store"),
    ]
    if isSecure { headers.append(("strict-transport-security", "max-age=31536000")) }
    return headers
  }
}
