import Dispatch
import Glibc
import Synchronization

/// The wish to stop, as a signal states it.
///
/// The first SIGINT, SIGTERM or SIGHUP lets the work end between two transactions. If that takes
/// longer than the grace period the process ends at once, which the database survives: whatever
/// was not committed is read again by the next run.
enum Interruption {
  private static let received = Atomic<Int32>(0)
  private static let graceSeconds = 3

  /// The signal that arrived; nil while none did.
  static var signal: Int32? {
    let number = received.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// The exit code for `signal`, as shells count it.
  static func exitCode(for signal: Int32) -> Int32 { 128 + signal }

  /// Watches for the signals until the process ends.
  ///
  /// A SIGHUP that the process was told to ignore, as `nohup` tells it, is ignored.
  ///
  /// - Returns: The watchers; the caller keeps them alive.
  static func watch() -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM, SIGHUP].compactMap { number in
      if number == SIGHUP, isIgnored(number) { return nil }
      Glibc.signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { stop(number) }
      source.activate()
      return source
    }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    // As numbers: functions cannot be compared.
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private static func stop(_ number: Int32) {
    received.store(number, ordering: .relaxed)
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(graceSeconds)) {
      Messages.line("stopped by a signal: what is stored is whole; run the same command to go on")
      _exit(exitCode(for: number))
    }
  }
}
