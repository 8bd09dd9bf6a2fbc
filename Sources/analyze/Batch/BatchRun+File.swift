import Coaching
import Reports
import TranscriptIngest
import TranscriptModel

/// What came out of one file before it reaches the writer.
enum FileOutcome: Sendable {
  /// A session to store.
  case analyzed(AnalyzedFile)
  /// The session is stored already.
  case unchanged
  /// The file cannot be used; the hash of its content where it could be read.
  case refused(InputProblem, contentHash: String?)
}

extension BatchRun {
  /// Reads and analyses one file; touches the database only to ask whether that is needed.
  func outcome(of file: InputFile) -> FileOutcome {
    guard !identities.isRefused(file) else {
      let reason = "the manifest states that consent was refused; the file was not opened"
      let problem = InputProblem(stage: .input, code: "consent-refused", reason: reason)
      return .refused(problem, contentHash: nil)
    }
    let bytes: [UInt8]
    var hasher = ContentHash()
    do throws(InputProblem) {
      bytes = try FileReading.bytes(of: file.path, limit: ingestor.limits.fileBytes)
      hasher.update(bytes)
      for part in file.parts {
        hasher.update(try FileReading.bytes(of: part, limit: ingestor.limits.fileBytes))
      }
    } catch {
      return .refused(error, contentHash: nil)
    }
    let hash = hasher.finish()
    var context = ContentHash.hexadecimal(of: Array(identities.context(of: file).utf8))
    let known = known(file, hash)
    if let known, !states(file, moreThan: known) { context = Self.base(of: known.versions.context) }
    let said = (try? store.speakerCorrections(contentHash: hash)) ?? SpeakerCorrections()
    context += Self.suffix(for: said)
    if isCurrent(file, hash, context: context) { return .unchanged }
    do throws(InputProblem) {
      let transcript = said.applied(to: try transcript(bytes, of: file).transcript)
      let stated = identities.identity(of: file, transcript.source)
      let identity = known.map { stated.filled(from: $0.identity) } ?? stated
      return .analyzed(
        AnalyzedFile(
          path: file.canonicalName, name: file.name, contentHash: hash,
          analyzer: analyzeVersion, context: context,
          analysis: analyzer.analyze(
            transcript, identity: identity, corrected: said.roles(in: transcript))))
    } catch {
      return .refused(error, contentHash: hash)
    }
  }

  /// The part of a context that tells of options and manifest lines.
  private static func base(of context: String) -> String {
    String(context.prefix { $0 != "+" })
  }

  /// The part of a context that tells of what people said of the speakers.
  private static func suffix(for said: SpeakerCorrections) -> String {
    said.isEmpty ? "" : "+" + ContentHash.hexadecimal(of: Array(said.text.utf8))
  }

  /// What an earlier run knew of the session, where this one does not contradict it.
  ///
  /// A run without the manifest, or over a part of the folders, states less; that takes nothing
  /// away. Where a manifest speaks of the file, or a fact differs, this run has the last word.
  private func known(_ file: InputFile, _ hash: String) -> KnownSession? {
    guard !identities.isInManifest(file), let found = try? store.known(contentHash: hash) else {
      return nil
    }
    return stated(file).contradicts(found.identity) ? nil : found
  }

  private func states(_ file: InputFile, moreThan known: KnownSession) -> Bool {
    known.identity.filled(from: stated(file)).facts != known.identity.facts
  }

  /// What is stated outside the file.
  private func stated(_ file: InputFile) -> SessionIdentity {
    identities.outer(of: file).filled(from: identities.options)
  }

  /// Whether the file's session is stored with the same versions; false where that is unknown,
  /// since the writer meets the same trouble and reports it.
  private func isCurrent(_ file: InputFile, _ hash: String, context: String) -> Bool {
    let versions = AnalysisVersions(
      analyzer: analyzeVersion, model: model, rules: analysisRulesVersion,
      context: context)
    let isCurrent = try? store.isCurrent(
      path: file.canonicalName, contentHash: hash, versions: versions)
    return isCurrent ?? false
  }

  private func transcript(
    _ bytes: [UInt8], of file: InputFile
  ) throws(InputProblem) -> IngestResult {
    let result: IngestResult
    do throws(IngestError) {
      let companions = file.companions(limit: ingestor.limits.fileBytes)
      result = try ingestor.read(bytes, format: format, companions: companions)
    } catch {
      throw InputProblem(stage: .parse, code: error.code, reason: error.reason, line: error.line)
    }
    guard result.transcript.utterances.contains(where: { $0.kind == .speech }) else {
      let format = result.transcript.source.format
      throw InputProblem(
        stage: .parse, code: "no-speech",
        reason: "expected speech, found a file of the format \(format) without any")
    }
    return result
  }
}
