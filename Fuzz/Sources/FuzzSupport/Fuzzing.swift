import TranscriptIngest

/// Reads what the fuzzer made up as each of `formats`, and stops the program where a promise is
/// broken.
///
/// An `IngestError` is a fine answer; a trap, an endless loop and a broken transcript are not.
///
/// - Parameters:
///   - pointer: The bytes.
///   - count: How many they are.
///   - formats: The names of the readers that have to bear them; none: the one that the content
///     asks for.
public func read(_ pointer: UnsafePointer<UInt8>, _ count: Int, as formats: [String]) {
  let bytes = Array(UnsafeBufferPointer(start: pointer, count: count))
  let ingestor = Ingestor()
  if formats.isEmpty, let result = try? ingestor.read(bytes) { check(result) }
  for format in formats {
    if let result = try? ingestor.read(bytes, format: format) { check(result) }
  }
}

/// Holds a transcript against what every reader promises.
private func check(_ result: IngestResult) {
  let transcript = result.transcript
  for utterance in transcript.utterances {
    precondition(!utterance.text.isEmpty, "an utterance without text")
    if let speaker = utterance.speaker {
      precondition(transcript.speakers.indices.contains(speaker), "a speaker that is not there")
    }
    if let time = utterance.time {
      precondition(abs(time.start.milliseconds) < 1 << 52, "a time beyond all recordings")
    }
  }
  for turn in transcript.turns() {
    precondition(!turn.utterances.isEmpty, "a turn without utterances")
  }
  precondition(!result.neutralJSON().isEmpty, "no JSON for a transcript")
}

/// What libFuzzer calls with each input.
public typealias FuzzInput = @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
/// The arguments of a C program.
public typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>,
  _ input: FuzzInput
) -> CInt

/// Hands the program over to libFuzzer.
///
/// SwiftPM links each program with its own `NAME_main` as the beginning, so libFuzzer's is never
/// reached by itself.
public func run(_ count: CInt, _ arguments: Arguments, _ input: FuzzInput) -> CInt {
  var count = count
  var arguments = arguments
  return runDriver(&count, &arguments, input)
}
