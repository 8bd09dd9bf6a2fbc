import Foundation
import TranscriptIngest
import TranscriptModel

/// Measures how fast transcripts are read, on one thread.
///
/// Time is the processor's, so that other programs of a busy machine count as little as they can.
///
///     parse-benchmark write FOLDER     makes the files: 30 MB each, and slices of 1 MB
///     parse-benchmark measure FILE…    reads each five times; a line for each with bytes,
///                                      utterances and the median of the processor's seconds
@main
enum ParseBenchmark {
  private static let wholeSize = 30_000_000
  private static let sliceSize = 1_000_000
  private static let runs = 5

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    switch (arguments.first, arguments.dropFirst()) {
    case ("write", let folders) where folders.count == 1:
      for folder in folders { try write(to: URL(fileURLWithPath: folder, isDirectory: true)) }
    case ("measure", let files) where !files.isEmpty:
      for file in files { try measure(file) }
    default:
      print("usage: parse-benchmark write FOLDER | parse-benchmark measure FILE…")
      exit(64)
    }
  }

  private static func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for workload in Workload.all {
      for (prefix, size) in [("", wholeSize), ("slice-", sliceSize)] {
        let text = workload.text(size: size)
        try Data(text.utf8).write(to: folder.appendingPathComponent(prefix + workload.name))
      }
    }
  }

  /// Reads the file as `analyze` does: encoding, format, words, speakers, checks.
  private static func measure(_ file: String) throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
    var utterances = 0
    var times: [Double] = []
    for _ in 0..<runs {
      let start = processorSeconds()
      let result = try Ingestor().read(bytes)
      times.append(processorSeconds() - start)
      utterances = result.transcript.utterances.count
    }
    let median = times.sorted()[runs / 2]
    let name = URL(fileURLWithPath: file).lastPathComponent
    print("\(name)\t\(bytes.count)\t\(utterances)\t\(median)")
  }

  private static func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}
