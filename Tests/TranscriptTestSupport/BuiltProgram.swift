public import Foundation

/// Where the programs lie that were built together with the tests.
public enum BuiltProgram {
  /// The command line: it lies beside the test runner.
  public static let analyze = folder.appendingPathComponent("analyze")

  /// Whether tests and programs were built with a sanitizer.
  public static let isSanitized =
    dlsym(nil, "__tsan_init") != nil || dlsym(nil, "__asan_init") != nil

  private static let folder =
    Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }?
    .deletingLastPathComponent()
    ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
}
