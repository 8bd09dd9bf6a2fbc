import FuzzSupport

/// Feeds the readers with plain text and Markdown.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  read(
    bytes, count,
    as: [
      "labelled", "stamped", "timed", "qa", "zoom-captions", "zoom-chat", "teams", "teams-old",
      "meet", "otter", "rev", "riverside", "descript", "transcribeme", "resolve", "whisper-jax",
      "youtube-panel", "chat-log",
    ])
  return 0
}

/// Where SwiftPM begins the program.
@_cdecl("FuzzText_main")
public func fuzzMain(_ count: CInt, _ arguments: Arguments) -> CInt {
  run(count, arguments, fuzzOne)
}
