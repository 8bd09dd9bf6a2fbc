import Foundation

/// What `body` gives for each number below `count`, in their order, worked out on all cores.
///
/// - Parameters:
///   - count: How many numbers there are.
///   - body: Is called once for each, from several threads at a time, so it must change nothing.
/// - Returns: What `body` gave.
func concurrently<Value>(_ count: Int, _ body: (Int) -> Value) -> [Value] {
  var found = [Value?](repeating: nil, count: count)
  withoutActuallyEscaping(body) { body in
    found.withUnsafeMutableBufferPointer {
      // Each place is written once, by one thread; `body` reads what nobody writes meanwhile.
      nonisolated(unsafe) let found = $0
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: count) { found[$0] = body($0) }
    }
  }
  return found.compactMap(\.self)
}
