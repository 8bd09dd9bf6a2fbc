import Coaching
import Reports
import SystemPackage
import TalkRatio
import TranscriptIngest
import TranscriptModel

/// What came out of one file before it reaches the writer.
enum FileOutcome: Sendable {
  /// A session to store.
  case analyzed(AnalyzedFile)
  /// The session is stored already.
  case unchanged
  /// The session is stored already, and this path is another one that leads to it.
  case moved(MovedFile)
  /// The file cannot be used; the hash of its content where it could be read.
  case refused(InputProblem, contentHash: String?)
}

extension BatchRun {
  /// Reads and analyses one file; touches the database only to ask whether that is needed.
  func outcome(of file: InputFile) -> FileOutcome {
    let path = file.storedPath
    let consent = identities.consent(to: file)
    // What was refused once holds until somebody says that it was given since.
    guard consent != false, consent == true || !withoutConsent.contains(path) else {
      return .refused(.consentRefused, contentHash: nil)
    }
    let contents: FileReading.Contents
    do throws(InputProblem) {
      contents = try FileReading.contents(of: file, limit: ingestor.limits.fileBytes)
    } catch {
      return .refused(error, contentHash: nil)
    }
    let hash = contents.hash
    let content = try? store.known(contentHash: hash, path: path)
    if readmittedBy == nil, content?.isForgotten == true {
      return .refused(.forgotten, contentHash: hash)
    }
    let stored = content?.stored
    let outer = identities.outer(of: file)
    var context = self.context(of: outer)
    let stated = stated(outer)
    let known = stored?.session.uncontradicted(by: stated, identities.isInManifest(file))
    // A run without a format reads nothing anew that was read as one; a run with one does.
    if let known, format == nil, !known.lacks(stated) {
      context = Self.base(of: known.versions.context)
    }
    let said = corrections(of: hash, content)
    context += Self.suffix(for: said)
    let vanished = vanishedPaths(to: hash, stored, besides: path)
    switch stored?.standing(of: path, context: context, model: model, vanished: vanished) {
    case .current: return .unchanged
    // The new name of a session under pseudonyms is made together with its words.
    case .elsewhere(let mayName) where pseudonymiser == nil:
      return .moved(
        MovedFile(
          path: path, name: file.name, contentHash: hash, vanished: vanished,
          mayName: mayName, isConsented: consent == true))
    case .elsewhere, .outdated, nil: break
    }
    do throws(InputProblem) {
      let read = try ingestor.speech(
        in: contents.bytes, format: format, companions: file.companions(read: contents.parts))
      let transcript = said.applied(to: labelled(read))
      let told = identities.identity(outer, transcript.source)
      let identity = known.map { told.filled(from: $0.identity) } ?? told
      let corrected = said.roles(in: transcript)
      let analysis = analyzer.analyze(
        pseudonymiser?.key.unlabelled(transcript) ?? transcript, identity: identity,
        corrected: corrected)
      var analyzed = AnalyzedFile(
        path: path, name: file.name, contentHash: hash, analyzer: analyzeVersion,
        context: context, analysis: analysis)
      analyzed.vanished = vanished
      analyzed.isConsented = consent == true
      analyzed.machineRoles = Self.machineRoles(of: analysis, where: corrected)
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
  private func context(of outer: SessionIdentity) -> String {
    let facts = identities.context(of: outer, format: format)
    return pseudonymiser?.key.context(facts) ?? facts
  }

  /// What people said of the speakers; asked for only where somebody said anything, or where that
  /// is not known.
  private func corrections(of hash: String, _ content: KnownContent?) -> SpeakerCorrections {
    guard content?.isCorrected ?? true else { return SpeakerCorrections() }
    return (try? store.speakerCorrections(contentHash: hash)) ?? SpeakerCorrections()
  }

  /// The other paths to a stored content that lead nowhere any more, as after a file was moved.
  ///
  /// The names of sessions that were merged are no paths of this machine and never vanish.
  private func vanishedPaths(
    to hash: String, _ stored: StoredContent?, besides path: String
  ) -> [String] {
    guard let stored, stored.sourcePath != path,
      let paths = try? store.paths(contentHash: hash)
    else { return [] }
    return paths.filter { $0 != path && FilePath.isGone($0) }
  }

  /// The roles that the machine would give to the speakers to whom a person gave others.
  private static func machineRoles(
    of analysis: SessionAnalysis, where corrected: [Int: Role]
  ) -> [Int: Role] {
    guard !corrected.isEmpty else { return [:] }
    let roles = RoleInference.roles(
      of: analysis.transcript, turns: analysis.turns, identity: analysis.identity)
    return corrected.keys.reduce(into: [:]) { machine, speaker in
      if roles.indices.contains(speaker) { machine[speaker] = roles[speaker].role }
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

  /// What is stated outside the file, of which `outer` is known before it is read.
  private func stated(_ outer: SessionIdentity) -> SessionIdentity {
    let stated = outer.filled(from: identities.options)
    return pseudonymiser?.key.identity(stated) ?? stated
  }
}

extension KnownSession {
  /// What an earlier run knew of the session, where this one does not contradict it.
  ///
  /// A run without the manifest, or over a part of the folders, states less; that takes nothing
  /// away. Where a manifest speaks of the file, or a fact differs, this run has the last word.
  fileprivate func uncontradicted(
    by stated: SessionIdentity, _ isInManifest: Bool
  ) -> KnownSession? {
    isInManifest || stated.contradicts(identity) ? nil : self
  }

  /// Whether something is stated that was not known.
  fileprivate func lacks(_ stated: SessionIdentity) -> Bool {
    identity.filled(from: stated).facts != identity.facts
  }
}

extension StoredContent {
  /// What a file needs whose content is stored.
  enum Standing {
    /// Nothing.
    case current
    /// Its path is to be noted, and the session to be named by it if it may.
    case elsewhere(mayName: Bool)
    /// To be analysed again.
    case outdated
  }

  /// What a file needs that holds this content.
  ///
  /// The path that sorts first of those that lead to a content names its session and tells who met
  /// whom; the others only lead to it.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - context: Everything outside the file that its analysis depends on.
  ///   - model: The version of the model that labels turns.
  ///   - vanished: Paths that lead nowhere any more.
  /// - Returns: What it needs.
  fileprivate func standing(
    of path: String, context: String, model: String, vanished: [String]
  ) -> Standing {
    let current = AnalysisVersions(
      analyzer: analyzeVersion, model: model, rules: analysisRulesVersion,
      context: session.versions.context)
    guard session.versions == current else { return .outdated }
    let isNoted = isLedTo && !isRefused && vanished.isEmpty
    let holdsName = isNamed && !vanished.contains(sourcePath)
    if holdsName, sourcePath.utf8.lexicographicallyPrecedes(path.utf8) {
      return isNoted ? .current : .elsewhere(mayName: false)
    }
    guard session.versions.context == context else { return .outdated }
    return isNoted && sourcePath == path ? .current : .elsewhere(mayName: true)
  }
}

extension FilePath {
  /// Whether a path of the database leads nowhere; false for what is no path of this machine.
  static func isGone(_ path: String) -> Bool {
    guard path.hasPrefix("/") else { return false }
    do {
      _ = try FilePath(shown: path).stat(followTargetSymlink: false)
      return false
    } catch {
      return error.isOfMissingFile
    }
  }
}

extension Ingestor {
  /// The transcript of a file in which somebody speaks.
  ///
  /// - Throws: `InputProblem` where it cannot be read, or nobody does.
  func speech(
    in bytes: [UInt8], format: String?, companions: Companions?
  ) throws(InputProblem) -> Transcript {
    let result: IngestResult
    do throws(IngestError) {
      result = try read(bytes, format: format, companions: companions)
    } catch {
      throw InputProblem(stage: .parse, code: error.code, reason: error.reason, line: error.line)
    }
    guard result.transcript.utterances.contains(where: { $0.kind == .speech }) else {
      let format = result.transcript.source.format
      throw InputProblem(
        stage: .parse, code: "no-speech",
        reason: "expected speech, found a file of the format \(format) without any")
    }
    return result.transcript
  }
}

extension InputProblem {
  /// A file of which a person was forgotten.
  static let forgotten = InputProblem(
    stage: .input, code: Refusal.forgotten,
    reason: "somebody of this session was forgotten (analyze forget), so it is not taken in again; "
      + "where they agreed anew, --readmit takes it in")
}
