import FuzzSupport

/// Feeds the readers with caption files.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  read(bytes, count, as: ["webvtt", "srt", "sbv"])
  return 0
}

/// Where SwiftPM begins the program.
@_cdecl("FuzzCaptions_main")
public func fuzzMain(_ count: CInt, _ arguments: Arguments) -> CInt {
  run(count, arguments, fuzzOne)
}
