import FuzzSupport

/// Feeds the readers with any bytes, in whatever encoding they seem to be.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  read(bytes, count, as: [])
  return 0
}

/// Where SwiftPM begins the program.
@_cdecl("FuzzEncodings_main")
public func fuzzMain(_ count: CInt, _ arguments: Arguments) -> CInt {
  run(count, arguments, fuzzOne)
}
