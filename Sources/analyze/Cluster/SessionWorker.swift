import Coaching
import Reports
import SystemPackage
import TranscriptIngest
import TranscriptModel

/// Analyses sessions one by one, as records in and records out, without any state.
///
/// The same line gives the same bytes whatever lines come before it, so an archive may be cut
/// between workers in any way.
struct SessionWorker {
  /// Bytes to transcript.
  let ingestor: Ingestor
  /// Transcript to analysis.
  let analyzer: SessionAnalyzer
  /// The version of the model that the analyzer labels with.
  let model: String
  /// What the options of the command state for every session.
  let options: SessionIdentity
  /// The name of the reader to use for sessions that name none.
  let format: String?

  /// A digest of everything configured that an analysis depends on.
  var config: String {
    let context = SessionIdentity().context(options: options)
    let text = [model, format ?? "", context].joined(separator: "\u{1F}")
    return String(ContentHash.hexadecimal(of: Array(text.utf8)).prefix(16))
  }

  /// The answer to a line: the analysed session, or why there is none.
  ///
  /// - Parameters:
  ///   - line: The line, without its line feed.
  ///   - number: The 1-based number of the line, which names it where it has no id.
  /// - Returns: The answer; never none.
  func answer(to line: ArraySlice<UInt8>, number: Int) -> WorkerAnswer {
    let input: WorkerInput
    do throws(WorkerInputProblem) {
      input = try WorkerInput(line)
    } catch {
      let hash = error.id == nil ? ContentHash.hexadecimal(of: Array(line)) : nil
      return .failed(
        WorkerFailure(
          id: error.id, contentHash: hash, line: error.id == nil ? number : nil,
          problem: error.problem))
    }
    do throws(InputProblem) {
      let content = try content(of: input)
      do throws(InputProblem) {
        return .analyzed(try analyzed(content, of: input))
      } catch {
        return .failed(WorkerFailure(id: input.id, contentHash: content.hash, problem: error))
      }
    } catch {
      return .failed(WorkerFailure(id: input.id, contentHash: nil, problem: error))
    }
  }

  /// The answer to a line that is too long to be held, and that its digest names.
  static func answerToLongLine(number: Int, _ digest: ContentHash) -> WorkerAnswer {
    let problem = InputProblem(
      stage: .input, code: "line-too-long",
      reason: "expected a line of at most \(WorkerInput.lineLimit) bytes, found a longer one; "
        + "leave out 'text' and state the file's path as 'source'")
    var digest = digest
    return .failed(
      WorkerFailure(id: nil, contentHash: digest.finish(), line: number, problem: problem))
  }

  private typealias Content = (bytes: [UInt8], hash: String, companions: Companions?)

  private func content(of input: WorkerInput) throws(InputProblem) -> Content {
    guard input.consent != false else { throw .consentRefused }
    switch input.content {
    case .bytes(let bytes):
      return (bytes, ContentHash.hexadecimal(of: bytes), nil)
    case .file(let file):
      let limit = ingestor.limits.fileBytes
      let contents = try FileReading.contents(of: file, limit: limit)
      // A line that names no parts leaves it to the reader which files lie beside its own.
      let companions =
        file.parts.isEmpty
        ? file.companions(limit: limit) : file.companions(read: contents.parts)
      return (contents.bytes, contents.hash, companions)
    }
  }

  private func analyzed(
    _ content: Content, of input: WorkerInput
  ) throws(InputProblem) -> AnalyzedFile {
    let transcript = try ingestor.speech(
      in: content.bytes, format: input.format ?? format, companions: content.companions)
    let identity = input.identity.filled(fromFile: transcript.source).filled(from: options)
    var file = AnalyzedFile(
      path: input.id, name: input.name, contentHash: content.hash, analyzer: analyzeVersion,
      context: input.identity.context(options: options, format: input.format ?? format),
      analysis: analyzer.analyze(transcript, identity: identity))
    file.isConsented = input.consent == true
    return file
  }
}

/// What became of one line of the input of `worker`.
enum WorkerAnswer: Sendable {
  /// The session.
  case analyzed(AnalyzedFile)
  /// Why there is none.
  case failed(WorkerFailure)

  /// The answer as one line of NDJSON, without its line feed.
  func json(config: String) -> String {
    switch self {
    case .analyzed(let file): SessionRecord.json(file, config: config)
    case .failed(let failure): failure.json
    }
  }
}
