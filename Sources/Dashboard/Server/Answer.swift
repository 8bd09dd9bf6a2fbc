import NIOCore
import Reports

/// What goes back: plain values, to which the edge adds the headers that every answer bears.
struct Answer: Sendable {
  /// The status of HTTP.
  var status: Int
  /// The type of the body; nil where there is none.
  var type: String?
  /// Further headers in order.
  var headers: [(name: String, value: String)] = []
  /// The body, as the network takes it: an answer that is given again is not copied.
  let buffer: ByteBuffer
  /// Whether it may be kept by the browser: true for files that are the same for everybody.
  var isPublic = false

  init(
    status: Int, type: String? = nil, headers: [(name: String, value: String)] = [],
    body: [UInt8] = [], isPublic: Bool = false
  ) {
    self.init(status: status, type: type, headers: headers, ByteBuffer(bytes: body))
    self.isPublic = isPublic
  }

  private init(
    status: Int, type: String?, headers: [(name: String, value: String)] = [],
    _ buffer: ByteBuffer
  ) {
    self.status = status
    self.type = type
    self.headers = headers
    self.buffer = buffer
  }

  /// How many bytes the body has.
  var size: Int { buffer.readableBytes }

  /// The bytes of the body.
  var body: [UInt8] { Array(buffer.readableBytesView) }

  /// A page.
  static func page(_ page: HTML, status: Int = 200) -> Answer {
    Answer(status: status, type: "text/html; charset=utf-8", ByteBuffer(string: page.text))
  }

  /// Data.
  static func json(_ json: JSON, status: Int = 200) -> Answer {
    Answer(status: status, type: "application/json", body: Array((json.text + "\n").utf8))
  }

  /// Leads elsewhere; the browser gets what is there.
  static func redirect(to path: String) -> Answer {
    Answer(status: 303, headers: [("location", path)])
  }

  /// A file to keep, under a name of ours or somebody else's.
  static func file(_ bytes: [UInt8], name: String, type: String) -> Answer {
    let plain = String(
      name.unicodeScalars.map {
        $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0)
          || "._-".unicodeScalars.contains($0) ? Character($0) : "_"
      })
    return Answer(
      status: 200, type: type,
      headers: [
        (
          "content-disposition",
          "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(PercentCoding.encoded(name))"
        )
      ], body: bytes)
  }
}

/// Why something is not done: what is said is for the person who asked.
struct Problem: Error, Sendable, Hashable {
  /// The status of HTTP.
  var status: Int
  /// A short name for programs.
  var code: String
  /// What is wrong and what to do, without words of a transcript.
  var message: String

  static let notFound = Problem(
    status: 404, code: "not-found", message: "There is nothing here, or it is not yours to see.")
  static let wrongMethod = Problem(
    status: 405, code: "wrong-method", message: "That cannot be done here.")
  static let notYours = Problem(
    status: 403, code: "not-allowed", message: "Your account is not made for this page.")
  static let signInFirst = Problem(
    status: 401, code: "sign-in-first", message: "Sign in first.")
  static let otherSite = Problem(
    status: 403, code: "other-site",
    message: "The request did not come from a page of this site, so it was not carried out.")
  static let unknownHost = Problem(
    status: 421, code: "unknown-host", message: "This server does not answer under that name.")
  static let tooLarge = Problem(
    status: 413, code: "too-large", message: "That is more than is taken at once.")
  static let busy = Problem(
    status: 503, code: "busy", message: "Too much is being sent at once. Try again in a minute.")
  static let failed = Problem(
    status: 500, code: "failed", message: "That did not work. Nothing was changed.")

  /// What a program is told.
  var json: JSON {
    .object([("error", .object([("code", .string(code)), ("message", .string(message))]))])
  }

  /// Something that was not filled in right.
  static func wrong(_ message: String, status: Int = 422) -> Problem {
    Problem(status: status, code: "wrong-input", message: message)
  }
}
