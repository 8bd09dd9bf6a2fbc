import ArgumentParser
import SystemPackage
import TranscriptIngest
import TranscriptModel

/// Shows what the reader understood of one file.
struct Parse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Show what a transcript's reader understood; nothing is stored.",
    discussion: """
      Exit codes: 0 parsed, 2 recognised but without speech, 3 not recognised as a transcript, \
      4 refused by a limit or a security rule, 64 usage, 66 the file is not there or cannot be \
      read, 74 the output cannot be used.

      \(LimitsHelp.text)
      """)

  @Flag(help: "Print one JSON object instead of text.")
  var json = false

  @Option(help: "Read the file as this format; `analyze formats` lists the names.")
  var format: String?

  @Argument(help: "The file to read; - for standard input.")
  var file: String

  func validate() throws {
    try FormatName.validate(format)
  }

  func run() throws {
    let result = try parsed()
    try write(json ? result.neutralJSON() + "\n" : PlainTranscript(result).text)
    if !result.transcript.utterances.contains(where: { $0.kind == .speech }) {
      let format = result.transcript.source.format
      Messages.line("\(shownFile): the format is \(format), and there is no speech in the file")
      throw ExitStatus.noSpeech
    }
  }

  private var shownFile: String { file == "-" ? "standard input" : FilePath(file).shown }

  private func parsed() throws -> IngestResult {
    let ingestor = Ingestor()
    let bytes: [UInt8]
    do throws(InputProblem) {
      bytes =
        file == "-"
        ? try FileReading.standardInput(limit: ingestor.limits.fileBytes)
        : try FileReading.bytes(of: FilePath(file), limit: ingestor.limits.fileBytes)
    } catch {
      Messages.line(error.description(of: shownFile))
      throw error.code == "file-too-large" ? ExitStatus.refused : ExitStatus.notFound
    }
    do throws(IngestError) {
      let companions =
        file == "-"
        ? nil
        : InputFile(path: FilePath(file), components: []).companions(
          limit: ingestor.limits.fileBytes)
      return try ingestor.read(bytes, format: format, companions: companions)
    } catch {
      Messages.line(error.description(of: shownFile))
      throw error.kind == .refused ? ExitStatus.refused : ExitStatus.notRecognized
    }
  }
}
