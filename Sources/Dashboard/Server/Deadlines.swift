import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Ends connections that are slow on purpose or by accident, each step having its time.
///
/// The idle timer of the server begins anew with every byte, so a client that sends one now and
/// then would hold its connection for ever. Here a whole head, a whole body and a whole answer have
/// to be through in time.
///
/// A class, because it is a handler of one channel; all its state is used on the channel's loop.
final class Deadlines: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// How long each step may take.
  struct Limits: Sendable {
    /// From the connection, or the last answer, to the end of the next head.
    var head = TimeAmount.seconds(20)
    /// From the head to the end of the body.
    var body = TimeAmount.seconds(55)
    /// From the end of the body to the end of the answer.
    var answer = TimeAmount.seconds(120)
  }

  private let limits: Limits
  /// When the step has to be through.
  private var deadline = NIODeadline.distantFuture
  private var timer: Scheduled<Void>?
  private var closesAfterAnswer = false

  init(_ limits: Limits = Limits()) { self.limits = limits }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { start(limits.head, context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    start(limits.head, context)
    context.fireChannelActive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: start(limits.body, context)
    case .body: break
    case .end: start(limits.answer, context)
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head):
      closesAfterAnswer = head.headerFields[.connection] == "close"
      context.write(data, promise: promise)
    case .body: context.write(data, promise: promise)
    case .end: writeEnd(context, data, promise)
    }
  }

  /// Writes the end of an answer; once it is out, the time for the next head begins.
  private func writeEnd(
    _ context: ChannelHandlerContext, _ data: NIOAny, _ promise: EventLoopPromise<Void>?
  ) {
    let written = promise ?? context.eventLoop.makePromise(of: Void.self)
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    // Where the answer could not be written, the connection is closing already.
    written.futureResult.whenSuccess {
      let (handler, context) = bound.value
      if handler.closesAfterAnswer {
        context.close(promise: nil)
      } else {
        handler.start(handler.limits.head, context)
      }
    }
    context.write(data, promise: written)
  }

  private func start(_ time: TimeAmount, _ context: ChannelHandlerContext) {
    deadline = .now() + time
    if timer == nil { watch(context) }
  }

  /// Looks at the deadline when it comes, and at least as often as the shortest step takes.
  ///
  /// A step that ends moves the deadline alone: three timers for each request would take more time
  /// than many a request.
  private func watch(_ context: ChannelHandlerContext) {
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    let next = min(deadline, .now() + min(limits.head, limits.body, limits.answer))
    timer = context.eventLoop.scheduleTask(deadline: next) {
      let (handler, context) = bound.value
      if NIODeadline.now() < handler.deadline {
        handler.watch(context)
      } else {
        context.close(promise: nil)
      }
    }
  }
}
