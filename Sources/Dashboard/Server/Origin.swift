/// Under which address the site is reached, and what a browser must say of where a request
/// comes from.
struct Origin: Sendable, Hashable {
  /// The scheme, host and port by which browsers know the site.
  var addresses: Set<String>
  /// Whether browsers reach it through TLS.
  var isSecure: Bool

  /// A site on this machine alone.
  init(port: Int) {
    addresses = Set(["127.0.0.1", "localhost", "[::1]"].map { "http://\($0):\(port)" })
    isSecure = false
  }

  /// A site behind a proxy that does the TLS, such as `https://balance.example.org`.
  ///
  /// - Returns: nil where the text is no address of a site.
  init?(_ text: String, port: Int) {
    let hasScheme = text.hasPrefix("https://") || text.hasPrefix("http://")
    let host = text.split(separator: "/", maxSplits: 1).last?.drop { $0 == "/" } ?? ""
    guard hasScheme, !host.isEmpty, !host.contains("/") else { return nil }
    addresses = Origin(port: port).addresses.union([text.lowercased()])
    isSecure = text.hasPrefix("https://")
  }

  /// Whether the request names the site as its host: a page elsewhere whose name was bent to this
  /// machine names itself.
  func serves(_ ask: Ask) -> Bool {
    guard let host = ask.headers["host"]?.lowercased() else { return false }
    return addresses.contains("http://\(host)") || addresses.contains("https://\(host)")
  }

  /// Whether a request that changes something comes from a page of the site.
  ///
  /// `Sec-Fetch-Site` decides where the browser sends it, else `Origin`; a request with neither is
  /// refused, unless it bears a token, which no browser sends by itself.
  func allows(_ ask: Ask) -> Bool {
    guard ask.method != .get else { return true }
    let origin = ask.headers["origin"]
    let isOwn = origin.map { addresses.contains($0.lowercased()) }
    if let site = ask.headers["sec-fetch-site"] {
      // A browser that keeps the address to itself says `null`, and still tells whose page it is.
      let isHidden = origin == "null"
      return (site == "same-origin" || site == "none") && (isOwn ?? true || isHidden)
    }
    return isOwn ?? (ask.bearer != nil)
  }
}
