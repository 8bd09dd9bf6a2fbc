import Testing

@testable import Coaching

@Suite struct ConcurrentlyTests {
  @Test(arguments: [0, 1, 2, 1000])
  func `what is worked out on all cores stands in its order`(count: Int) {
    #expect(concurrently(count) { $0 * $0 } == (0..<count).map { $0 * $0 })
  }
}
