import FuzzSupport

/// Feeds the readers with JSON of all writers.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  read(bytes, count, as: ["json", "json3"])
  return 0
}

/// Where SwiftPM begins the program.
@_cdecl("FuzzJSON_main")
public func fuzzMain(_ count: CInt, _ arguments: Arguments) -> CInt {
  run(count, arguments, fuzzOne)
}
