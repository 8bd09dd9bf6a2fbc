import FuzzSupport

/// Feeds the readers with tables, podcast HTML, CHAT and TextGrids.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  read(bytes, count, as: ["csv", "tsv", "html", "chat", "textgrid"])
  return 0
}

/// Where SwiftPM begins the program.
@_cdecl("FuzzTables_main")
public func fuzzMain(_ count: CInt, _ arguments: Arguments) -> CInt {
  run(count, arguments, fuzzOne)
}
