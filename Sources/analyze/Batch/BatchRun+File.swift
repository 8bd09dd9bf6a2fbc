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
    if readmittedBy == nil, (try? store.isForgotten(contentHash: hash)) == true {
      return .refused(.forgotten, contentHash: hash)
    }
    var context = self.context(of: file)
    let known = known(file, hash)
    if let known, !states(file, moreThan: known) { context = Self.base(of: known.versions.context) }
    let said = (try? store.speakerCorrections(contentHash: hash)) ?? SpeakerCorrections()
    context += Self.suffix(for: said)
    if isCurrent(file, hash, context: context) { return .unchanged }
    do throws(InputProblem) {
      let transcript = said.applied(to: try labelled(transcript(bytes, of: file).transcript))
      let stated = identities.identity(of: file, transcript.source)
      let identity = known.map { stated.filled(from: $0.identity) } ?? stated
      let analysis = analyzer.analyze(
        pseudonymiser?.key.unlabelled(transcript) ?? transcript, identity: identity,
        corrected: said.roles(in: transcript))
      let analyzed = AnalyzedFile(
        path: file.storedPath, name: file.name, contentHash: hash, analyzer: analyzeVersion,
        context: context, analysis: analysis)
      return .analyzed(pseudonymiser?.pseudonymised(analyzed) ?? analyzed)
    } catch {
      return .refused(error, contentHash: hash)
    }
  }

  /// The transcript with the labels that corrections may name.
  private func labelled(_ transcript: Transcript) -> Transcript {
    pseudonymiser?.key.labelled(transcript) ?? transcript
  }

  /// A digest of everything outside the file that its analysis depends on.
  private func context(of file: InputFile) -> String {
    let facts = identities.context(of: file)
    return pseudonymiser?.key.context(facts) ?? ContentHash.hexadecimal(of: Array(facts.utf8))
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
    let stated = identities.outer(of: file).filled(from: identities.options)
    return pseudonymiser?.key.identity(stated) ?? stated
  }

  /// Whether the file's session is stored with the same versions; false where that is unknown,
  /// since the writer meets the same trouble and reports it.
  private func isCurrent(_ file: InputFile, _ hash: String, context: String) -> Bool {
    let versions = AnalysisVersions(
      analyzer: analyzeVersion, model: model, rules: analysisRulesVersion,
      context: context)
    let isCurrent = try? store.isCurrent(
      path: file.storedPath, contentHash: hash, versions: versions)
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

extension InputProblem {
  /// A file of which a person was forgotten.
  static let forgotten = InputProblem(
    stage: .input, code: Refusal.forgotten,
    reason: "somebody of this session was forgotten (analyze forget), so it is not taken in again; "
      + "where they agreed anew, --readmit takes it in")
}
