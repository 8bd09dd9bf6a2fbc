import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import UnixSignals

/// The edge: brings requests from the network to the site, and answers back.
struct WebServer: Sendable {
  /// The context of a request; the app needs nothing of it.
  typealias Context = BasicRequestContext

  let site: Site
  let lanes: Lanes
  let logger: Logger
  private let room = BodyRoom()
  private let comparing = Comparing()

  init(site: Site, lanes: Lanes, logger: Logger) {
    self.site = site
    self.lanes = lanes
    self.logger = logger
  }

  /// How many connections are open at once.
  private static let connections = 1000
  /// How long open requests may go on after a signal.
  private static let farewell = Duration.seconds(8)

  /// Serves until a signal ends it.
  ///
  /// - Parameters:
  ///   - host: The address to listen at.
  ///   - port: The port.
  ///   - started: Called once requests are answered.
  /// - Throws: Where the port cannot be had.
  func run(host: String, port: Int, started: @escaping @Sendable () -> Void) async throws {
    let app = Application(
      responder: CallbackResponder<Context> { request, _ in try await respond(to: request) },
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [Deadlines()], idleTimeout: .seconds(60))),
      configuration: .init(
        address: .hostname(host, port: port),
        availableConnectionsDelegate: MaximumAvailableConnections(Self.connections)),
      onServerRunning: { _ in started() }, logger: logger)
    let group = ServiceGroup(
      configuration: .init(
        services: [
          .init(service: app),
          .init(service: Farewell(patience: Self.farewell)),
          .init(
            service: Housekeeping(
              site: site, lanes: lanes, comparing: comparing, compare: { compare() })),
        ],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await group.run()
  }

  /// Answers one request: head first, then the body of those who are let in.
  private func respond(to request: Request) async throws -> Response {
    let method = Self.method(of: request.head)
    guard let ask = Ask(method, request.head.path ?? "/", headers: Self.headers(of: request.head))
    else { return response(Answer(status: 400), to: request, closes: true) }
    let reception = try await lanes.run(.page) { receive(ask, hasBody: Self.hasBody(request)) }
    guard case .admitted(let admitted) = reception else {
      guard case .answered(let answer) = reception else { return Response(status: .badRequest) }
      return response(answer, to: request, closes: method != .get)
    }
    let stated = request.headers[.contentLength].flatMap(Int.init)
    let size = stated ?? admitted.route.limit
    guard size <= admitted.route.limit else {
      return try await refuse(.tooLarge, admitted, request)
    }
    guard room.enter(size) else { return try await refuse(.busy, admitted, request) }
    defer { room.leave(size) }
    guard let body = try await body(of: request, limit: size) else {
      return try await refuse(.tooLarge, admitted, request)
    }
    // What changes something may leave a pair to be compared.
    let isUpload = admitted.route.lane == .upload
    if isUpload { comparing.enter() }
    defer {
      if method != .get, isUpload ? comparing.leave() : comparing.begin() { compare() }
    }
    let answer = try await lanes.run(admitted.route.lane) {
      let answer = site.answer(admitted, body: body)
      // Once a session is acknowledged nobody's page waits for the names that it brought.
      if isUpload, comparing.isLast { site.renewNames() }
      return answer
    }
    return response(answer, to: request, closes: false)
  }

  /// Decides from the head whether the request is let in, and answers at once where a page is asked
  /// for: another change of threads takes longer than a page that was kept.
  private func receive(_ ask: Ask, hasBody: Bool) -> Site.Reception {
    let reception = site.receive(ask)
    guard case .admitted(let admitted) = reception, !hasBody, admitted.route.lane == .page else {
      return reception
    }
    return .answered(site.answer(admitted, body: []))
  }

  private static func hasBody(_ request: Request) -> Bool {
    let method = request.method
    return (method != .get && method != .head) || request.headers[.transferEncoding] != nil
      || request.headers[.contentLength].map { $0 != "0" } == true
  }

  /// Compares, while nobody waits for it, what changed.
  private func compare() {
    Task {
      try await lanes.run(.compare) { comparing.run { site.compare(shouldStop: $0) } }
    }
  }

  /// Answers an admitted request whose body is not read.
  private func refuse(
    _ problem: Problem, _ admitted: Site.Admitted, _ request: Request
  ) async throws -> Response {
    let answer = try await lanes.run(.page) { site.refusal(of: problem, for: admitted) }
    return response(answer, to: request, closes: true)
  }

  /// The body; nil where it is longer than the limit.
  private func body(of request: Request, limit: Int) async throws -> [UInt8]? {
    var bytes: [UInt8] = []
    for try await part in request.body {
      guard bytes.count + part.readableBytes <= limit else { return nil }
      bytes.append(contentsOf: part.readableBytesView)
    }
    return bytes
  }

  private func response(_ answer: Answer, to request: Request, closes: Bool) -> Response {
    var fields = HTTPFields()
    for (name, value) in SecurityHeaders.of(answer, isSecure: site.origin.isSecure) {
      guard let name = Self.names[name] ?? HTTPField.Name(name) else { continue }
      fields.append(HTTPField(name: name, value: value))
    }
    if closes { fields[.connection] = "close" }
    let response = Response(
      status: .init(code: answer.status), headers: fields, body: .init(byteBuffer: answer.buffer))
    return request.method == .head ? response.createHeadResponse() : response
  }

  /// The names of the headers that every page bears, read once.
  private static let names = Dictionary(
    SecurityHeaders.of(Answer(status: 200, type: ""), isSecure: true).compactMap { header in
      HTTPField.Name(header.name).map { (header.name, $0) }
    }, uniquingKeysWith: { first, _ in first })

  private static func method(of head: HTTPRequest) -> Ask.Method {
    head.method == .head ? .get : Ask.Method(rawValue: head.method.rawValue) ?? .other
  }

  private static func headers(of head: HTTPRequest) -> [String: String] {
    var headers: [String: String] = [:]
    for field in head.headerFields {
      let name = field.name.canonicalName
      // Cookies may come in several lines; of everything else the first counts.
      if name == "cookie", let former = headers[name] {
        headers[name] = former + "; " + field.value
      } else if headers[name] == nil {
        headers[name] = field.value
      }
    }
    headers["host"] = head.authority
    return headers
  }
}

/// Threads for each kind of work, so that the network's own are never held up.
struct Lanes: Sendable {
  /// How many pages are made at once.
  static let pages = 4

  private let pools: [Lane: NIOThreadPool]

  /// Starts the threads.
  init() {
    // Those who upload only wait: two children at once read for all of them.
    let sizes: [Lane: Int] = [.page: Self.pages, .password: 2, .upload: 64, .compare: 1]
    pools = sizes.mapValues { NIOThreadPool(numberOfThreads: $0) }
    for pool in pools.values { pool.start() }
  }

  /// Does work in a lane.
  func run<Value: Sendable>(
    _ lane: Lane, _ body: @escaping @Sendable () -> Value
  ) async throws -> Value {
    guard let pool = pools[lane] else { return body() }
    return try await pool.runIfActive(body)
  }
}

/// Ends the program when open requests take too long after a signal: everything that was
/// acknowledged is on disk, and the rest was not.
private struct Farewell: Service {
  let patience: Duration

  func run() async throws {
    try await gracefulShutdown()
    Task {
      try await Task.sleep(for: patience)
      exit(0)
    }
  }
}

/// Compares, once requests are answered, what changed before; and erases once a day what is older
/// than it is kept.
private struct Housekeeping: Service {
  let site: Site
  let lanes: Lanes
  let comparing: Comparing
  let compare: @Sendable () -> Void

  func run() async throws {
    if comparing.begin() { compare() }
    // The sleep is all that a signal cuts short.
    try? await cancelWhenGracefulShutdown {
      while true {
        try await Task.sleep(for: .seconds(86_400))
        try await lanes.run(.upload) { site.purge() }
        if comparing.begin() { compare() }
      }
    }
    comparing.end()
  }
}
