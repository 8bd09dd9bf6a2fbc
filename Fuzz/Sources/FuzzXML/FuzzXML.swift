import FuzzSupport

/// Feeds the readers with XML of captions and of linguistics.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  read(bytes, count, as: ["ttml", "tei", "iso24624", "trs", "eaf", "exb", "fln", "srv1", "srv3"])
  return 0
}

/// Where SwiftPM begins the program.
@_cdecl("FuzzXML_main")
public func fuzzMain(_ count: CInt, _ arguments: Arguments) -> CInt {
  run(count, arguments, fuzzOne)
}
