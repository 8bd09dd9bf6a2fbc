import Dispatch
import Synchronization

/// Does the work of all who wait together.
///
/// Starting a child takes as long as reading an hour's session; so those who come while children
/// are at work are read by one child afterwards. Nobody is waited for: who comes to a child that
/// may be started is alone in it.
///
/// A class, because everybody who waits shares it; locks guard its state.
final class Batches<Job: Sendable, Outcome: Sendable>: Sendable {
  /// Somebody who waits for a thread's own work to be done by whichever thread.
  ///
  /// A class, because the thread that waits and the one that works share it.
  private final class Waiter: Sendable {
    let job: Job
    let wake = DispatchSemaphore(value: 0)
    let result = Mutex<Result<Outcome, any Error>?>(nil)

    init(_ job: Job) { self.job = job }
  }

  private struct State {
    var waiting: [Waiter] = []
    var running = 0
  }

  private let mostAtOnce: Int
  private let mostTogether: Int
  private let state = Mutex(State())

  /// Makes a queue.
  ///
  /// - Parameters:
  ///   - mostAtOnce: How many batches are worked on at once.
  ///   - mostTogether: How many jobs are in a batch at most.
  init(mostAtOnce: Int, mostTogether: Int) {
    self.mostAtOnce = mostAtOnce
    self.mostTogether = mostTogether
  }

  /// Waits until a job is done, with whatever others there are.
  ///
  /// - Parameters:
  ///   - job: The job.
  ///   - work: Does jobs, and tells in their order what became of them; the same for everybody.
  /// - Returns: What became of the job.
  /// - Throws: What the work failed with.
  func outcome(of job: Job, by work: ([Job]) -> [Result<Outcome, any Error>]) throws -> Outcome {
    let waiter = Waiter(job)
    state.withLock { $0.waiting.append(waiter) }
    while true {
      if let batch = take() { finish(batch, work(batch.map(\.job))) }
      waiter.wake.wait()
      if let result = waiter.result.withLock({ $0 }) { return try result.get() }
    }
  }

  /// The next batch; nil where nobody waits, or enough are at work.
  private func take() -> [Waiter]? {
    state.withLock { state in
      guard state.running < mostAtOnce, !state.waiting.isEmpty else { return nil }
      state.running += 1
      let batch = Array(state.waiting.prefix(mostTogether))
      state.waiting.removeFirst(batch.count)
      return batch
    }
  }

  /// Tells everybody of a batch, and wakes one of those who wait to begin the next.
  private func finish(_ batch: [Waiter], _ results: [Result<Outcome, any Error>]) {
    precondition(batch.count == results.count, "Every job has its result.")
    for (waiter, result) in zip(batch, results) {
      waiter.result.withLock { $0 = result }
      waiter.wake.signal()
    }
    let next = state.withLock { state in
      state.running -= 1
      return state.waiting.first
    }
    next?.wake.signal()
  }
}
