import ArgumentParser
import SystemPackage
import TranscriptIngest
import TranscriptModel

/// Facts of sessions for which nothing else tells them.
struct IdentityOptions: ParsableArguments {
  @Option(help: "The program of sessions for which nothing else tells it.")
  var program: String?

  @Option(help: "The coach of sessions for which nothing else tells it.")
  var coach: String?

  @Option(help: "The client of sessions for which nothing else tells it.")
  var client: String?

  @Option(help: "The day of sessions for which nothing else tells it, such as 2026-03-02.")
  var date: String?

  func validate() throws {
    if let date, Day(date) == nil {
      throw ValidationError("--date expects a day such as 2026-03-02, found '\(date)'.")
    }
  }

  /// What the options state.
  var stated: SessionIdentity {
    SessionIdentity(program: program, coach: coach, client: client, date: date)
  }
}

/// Files and folders, and who met whom in them.
struct ArchiveOptions: ParsableArguments {
  @Argument(help: "The files and folders to read.", completion: .file())
  var paths: [String] = []

  @Option(help: "A manifest; may be given several times.", completion: .file())
  var manifest: [String] = []

  /// Searches the paths, and reads the manifests.
  ///
  /// - Parameter options: What is stated for sessions for which nothing else tells it.
  /// - Returns: What is there to read.
  /// - Throws: The exit code where a manifest cannot be used or no path leads to anything; the
  ///   reason stands on standard error.
  func find(_ options: SessionIdentity = SessionIdentity()) throws -> Archive {
    let found = FileFinder.find(paths.flatMap(FilePath.named)).joiningMeetings()
    let archive = Archive(
      found: found,
      identities: try Self.identities(
        given: manifest.map { FilePath($0) }, found: found, options: options))
    try refuseWhatIsNothing(archive)
    return archive
  }

  /// Who met whom, by manifests that are given and those that were found.
  ///
  /// - Parameters:
  ///   - given: The manifests that are given.
  ///   - found: What was found, with its manifests.
  ///   - options: What is stated for sessions for which nothing else tells it.
  /// - Returns: Who met whom.
  /// - Throws: The exit code of a manifest that cannot be used; the reason stands on standard
  ///   error.
  static func identities(
    given: [FilePath], found: FileFinder.Findings, options: SessionIdentity
  ) throws -> Identities {
    var identities = Identities(options: options)
    var read: Set<FilePath> = []
    let besides = Set(found.manifestsBeside)
    for place in given + found.manifests + found.manifestsBeside
    where read.insert(place.canonical ?? place).inserted {
      let isGiven = given.contains(place)
      guard let manifest = try manifest(at: place, isGiven: isGiven) else { continue }
      do throws(ManifestError) {
        try identities.add(manifest, isWhole: isGiven || !besides.contains(place))
      } catch {
        Messages.safeLine(error.message)
        throw ExitCode.validationFailure
      }
    }
    return identities
  }

  /// The manifest at a place; nil for a file that only bears a manifest's name, such as an export's.
  private static func manifest(at place: FilePath, isGiven: Bool) throws -> Manifest? {
    let bytes: [UInt8]
    do throws(InputProblem) {
      bytes = try FileReading.bytes(of: place, limit: Ingestor().limits.fileBytes)
    } catch {
      Messages.problem(error, of: place.shown)
      throw ExitCode.validationFailure
    }
    guard isGiven || Manifest.isManifest(bytes) else {
      Messages.safeLine(
        "\(place.shown): no manifest, since its header names neither path nor consent")
      return nil
    }
    do throws(ManifestError) {
      return try Manifest(bytes, at: place)
    } catch {
      Messages.safeLine(error.message)
      throw ExitCode.validationFailure
    }
  }

  /// Stops before anything is made where no path leads to anything, as after a mistyped command.
  private func refuseWhatIsNothing(_ archive: Archive) throws {
    let found = archive.found
    let isNothing = found.files.isEmpty && found.skipped.isEmpty && manifest.isEmpty
    guard isNothing, !found.problems.isEmpty,
      found.problems.allSatisfy({ $0.problem.code == "not-found" })
    else { return }
    if let only = paths.first, paths.count == 1, !only.contains("/"), !only.contains(".") {
      throw ValidationError("There is no file, folder or command '\(only)'.")
    }
    archive.tellLost()
    throw ExitStatus.incomplete
  }
}

/// What was found to read, and who met whom in it.
struct Archive {
  /// The files, and what is none.
  var found: FileFinder.Findings
  /// Who met whom in which file.
  var identities: Identities

  /// How many inputs are named and cannot be read at all.
  var lost: Int { found.problems.count + identities.missing.count }

  /// Tells what cannot be read at all.
  func tellLost() {
    for lost in found.problems { Messages.problem(lost.problem, of: lost.path.shown) }
    for (manifest, row) in identities.missing {
      let reason = "line \(row.line) of \(manifest.shown) names a file that is not there"
      Messages.problem(
        InputProblem(stage: .input, code: "not-found", reason: reason), of: row.path)
    }
  }

  /// Tells which files were passed over, and why.
  func tellPassedOver() {
    let skipped = found.skipped
    guard !skipped.isEmpty else { return }
    let shown = skipped.prefix(3).map { path, reason in
      "\(path.lastComponent.map { FilePath(root: nil, [$0]).shown } ?? "") (\(reason))"
    }
    let more = skipped.count > 3 ? " and \(skipped.count - 3) more" : ""
    Messages.safeLine("passed over: \(shown.joined(separator: ", "))\(more)")
  }

  /// Tells where options were given and something else holds.
  func tellContradictions() {
    let number = identities.contradictingOptions(found.files)
    guard number > 0 else { return }
    Messages.line(
      "\(counted(number, "file")): manifest or path states another program, coach, client or day "
        + "than the options; it comes first (analyze help ingest)")
  }
}
