import Glibc
import Reports
import SystemPackage

/// Finds the files below the paths that were given, each real file once, in order of its path.
///
/// Folders are searched to the bottom without recursion. Inside a folder links are followed to
/// regular files only, so that a loop of links ends nothing and a link out of the archive brings
/// nothing in. Pipes, sockets and devices are never opened.
struct FileFinder {
  /// What the search found.
  struct Findings {
    /// The files to read, in order of the arguments and then of their paths.
    var files: [InputFile] = []
    /// Files that are no transcripts by their name or kind, each with the reason.
    var skipped: [(path: FilePath, reason: String)] = []
    /// Paths that could not be searched.
    var problems: [Problem] = []
    /// Manifests in the folders that were searched.
    var manifests: [FilePath] = []
    /// Manifests beside files that were named themselves; they speak of other files too.
    var manifestsBeside: [FilePath] = []
    /// The absolute paths of arguments that are there, of folders that were read to their end, and of
    /// links that were followed.
    var reached: [FilePath] = []
  }

  /// A path that could not be searched.
  struct Problem {
    /// The path, as it was reached.
    var path: FilePath
    /// The same as an absolute path.
    var place: FilePath
    /// The folder whose search led to it; nil where it was named itself.
    var root: FilePath?
    /// Why it could not be searched.
    var problem: InputProblem
  }

  private struct FileIdentity: Hashable {
    private let device: UInt64
    private let inode: UInt64

    init(_ status: Stat) {
      device = UInt64(status.rawValue.st_dev)
      inode = UInt64(status.rawValue.st_ino)
    }
  }

  private var findings = Findings()
  private var seen: Set<FileIdentity> = []
  /// The folders of files that were named themselves, whose manifests are known.
  private var foldersOfFiles: Set<FilePath> = []

  /// Finds the files below `roots`.
  static func find(_ roots: [FilePath]) -> Findings {
    var finder = FileFinder()
    for root in roots { finder.search(root) }
    return finder.findings
  }

  private mutating func search(_ root: FilePath) {
    let place = root.absolute
    let status: Stat
    do throws(Errno) {
      status = try root.stat()
    } catch {
      let problem =
        error.isOfMissingFile
        ? InputProblem(
          stage: .input, code: "not-found",
          reason: "there is no such file or folder; check the path") : .unreachable(error)
      return findings.problems.append(Problem(path: root, place: place, problem: problem))
    }
    // A folder is reached once it is read to its end.
    if status.type != .directory { findings.reached.append(place) }
    switch status.type {
    case .directory: searchFolder(root)
    case .regular: takeFile(root, status)
    default:
      let problem = InputProblem(
        stage: .input, code: "not-a-file",
        reason: "expected a file or a folder, found another kind; save what it gives as a file")
      findings.problems.append(Problem(path: root, place: place, problem: problem))
    }
  }

  /// Takes a file that was named itself, with the other files of its meeting, in the order in which a
  /// search of their folders finds them.
  private mutating func takeFile(_ path: FilePath, _ status: Stat) {
    let components = Self.components(ofFile: path)
    takeManifest(in: path.absolute.removingLastComponent())
    // The name alone tells most files apart from those of a meeting, without asking the system.
    guard Meeting(path) != nil, let place = path.canonical, let meeting = Meeting(place) else {
      return take(InputFile(path: path, components: components), status)
    }
    guard !seen.contains(FileIdentity(status)) else { return }
    var files: [FilePath] = []
    for folder in meeting.folders(beside: place) {
      let (names, failure) = Self.names(in: folder)
      files += names.map { folder.appending($0) }
      if let failure, !failure.isOfMissingFile {
        findings.problems.append(
          Problem(path: folder, place: folder, problem: .unreadableFolder(failure)))
      }
    }
    for file in files.sorted(by: { $0.shown < $1.shown }) where Meeting(file) == meeting {
      guard let name = file.lastComponent else { continue }
      do throws(Errno) {
        let status = try file.stat()
        take(InputFile(path: file, components: components.dropLast() + [name.string]), status)
      } catch {
        findings.problems.append(Problem(path: file, place: file, problem: .vanished(error)))
      }
    }
  }

  /// Takes the manifest of a file's folder: what it says of the file, above all of consent, holds also
  /// where the file is named itself.
  private mutating func takeManifest(in folder: FilePath) {
    guard foldersOfFiles.insert(folder).inserted else { return }
    // Asked by its usual name too: a folder that may be entered need not show its names.
    let shown = Self.names(in: folder).names.filter { Manifest.isNamed($0.string) }
    let manifests = [folder.appending(Manifest.usualName)] + shown.map { folder.appending($0) }
    for manifest in manifests where (try? manifest.stat())?.type == .regular {
      guard !findings.manifestsBeside.contains(manifest) else { continue }
      findings.manifestsBeside.append(manifest)
    }
  }

  /// The folders and the name of a file that was named itself, however its path is spelt; the name
  /// alone where the path begins at the root of the machine.
  private static func components(ofFile path: FilePath) -> [String] {
    let components = path.lexicallyNormalized().components.filter { $0.kind == .regular }
    return (path.isAbsolute ? components.suffix(1) : components[...]).map(\.string)
  }

  /// A folder to search: how it was reached, how deep below the root, and where it is.
  private typealias Folder = (path: FilePath, depth: Int, canonical: FilePath)

  private mutating func searchFolder(_ path: FilePath) {
    // Asked of the system once: below it a path without links follows from the names.
    let root = path.canonical ?? path
    var folders: [Folder] = [(path, 0, root)]
    func fail(_ path: FilePath, _ place: FilePath, _ problem: InputProblem) {
      findings.problems.append(Problem(path: path, place: place, root: root, problem: problem))
    }
    while let folder = folders.popLast() {
      let (names, failure) = Self.names(in: folder.path)
      if let failure {
        // What was read before the failure is taken; only the rest of the folder is lost.
        fail(folder.path, folder.canonical, .unreadableFolder(failure))
        // It may be among the names that were not read.
        takeManifest(in: folder.path)
      } else {
        findings.reached.append(folder.canonical)
      }
      var below: [Folder] = []
      for name in names {
        let path = folder.path.appending(name)
        guard !name.string.hasPrefix(".") else {
          findings.skipped.append((path, SkipReason.hidden.rawValue))
          continue
        }
        let canonical = folder.canonical.appending(name)
        let status: Stat
        do throws(Errno) {
          status = try path.stat(followTargetSymlink: false)
        } catch {
          fail(path, canonical, .vanished(error))
          continue
        }
        if status.type == .directory {
          below.append((path, folder.depth + 1, canonical))
        } else {
          let file = InputFile(
            path: path, depth: folder.depth + 1, below: root,
            isLink: status.type == .symbolicLink)
          visit(file, at: canonical, status)
        }
      }
      folders += below.reversed()
    }
  }

  private mutating func visit(_ file: InputFile, at place: FilePath, _ status: Stat) {
    if let reason = Self.reasonToSkip(file) {
      if reason == .manifest { findings.manifests.append(file.path) }
      return findings.skipped.append((file.path, reason.rawValue))
    }
    guard status.type == .symbolicLink else { return take(file, status) }
    let target: Stat
    do throws(Errno) {
      target = try file.path.stat()
    } catch  where error.isOfMissingFile || error == .tooManySymbolicLinkLevels {
      return findings.skipped.append((file.path, "a link that leads nowhere"))
    } catch {
      return findings.problems.append(
        Problem(path: file.path, place: place, root: file.root, problem: .unreachable(error)))
    }
    findings.reached.append(place)
    guard target.type != .directory else {
      return findings.skipped.append((file.path, "a link to a folder"))
    }
    take(file, target)
  }

  private mutating func take(_ file: InputFile, _ status: Stat) {
    guard status.type == .regular else {
      return findings.skipped.append((file.path, "not a regular file"))
    }
    guard seen.insert(FileIdentity(status)).inserted else { return }
    var file = file
    file.size = Int(status.size)
    findings.files.append(file)
  }

  private enum SkipReason: String {
    case hidden = "hidden"
    case readme = "a README"
    case manifest = "a manifest by its name"
  }

  /// Why a file inside a folder is no transcript by its name; nil where it may be one.
  private static func reasonToSkip(_ file: InputFile) -> SkipReason? {
    guard let name = file.path.lastComponent?.string else { return nil }
    if name.hasPrefix("README") { return .readme }
    if Manifest.isNamed(name) { return .manifest }
    return nil
  }

  /// The names in a folder in order of their bytes, and what kept the rest from being read.
  static func names(
    in folder: FilePath
  ) -> (names: [FilePath.Component], failure: Errno?) {
    guard let stream = folder.withPlatformString({ opendir($0) }) else {
      return ([], Errno(rawValue: errno))
    }
    defer { closedir(stream) }
    var names: [FilePath.Component] = []
    while true {
      // The end of a folder and a failure look alike but for this number.
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) {
          FilePath.Component(platformString: $0)
        }
      }
      if let name, name.kind == .regular { names.append(name) }
    }
    let failure = errno == 0 ? nil : Errno(rawValue: errno)
    return (names.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }, failure)
  }
}

extension FileFinder.Findings {
  /// The findings without the database that the run writes to, which may lie among the files.
  func without(database: FilePath) -> FileFinder.Findings {
    guard let place = database.canonical?.shown else { return self }
    let own = ["", "-wal", "-shm"].map { place + $0 }
    let names = Set(own.compactMap { FilePath($0).lastComponent })
    var others = self
    others.files.removeAll { file in
      // The name alone tells most files apart; a link may bear any.
      (file.isLink || file.path.lastComponent.map(names.contains) == true)
        && own.contains(file.canonicalName)
    }
    return others
  }
}

extension FilePath.Component {
  fileprivate var bytes: [UInt8] {
    withPlatformString { characters in
      UnsafeBufferPointer(start: characters, count: strlen(characters))
        .map(UInt8.init(bitPattern:))
    }
  }
}

extension [FileFinder.Problem] {
  /// What the database keeps of them, each under its place or, in a database of pseudonyms, what
  /// stands for it there.
  ///
  /// A path that leads nowhere is no input, so it has no row: it would stay there for ever.
  func refusals(under key: PseudonymKey? = nil) -> [Refusal] {
    filter { $0.problem.code != "not-found" }.map { lost in
      Refusal(
        path: key?.path(lost.place.shown) ?? lost.place.shown, contentHash: nil,
        stage: lost.problem.stage.rawValue, code: lost.problem.code, reason: lost.problem.reason,
        root: key == nil ? lost.root?.shown : nil)
    }
  }
}

extension InputProblem {
  fileprivate static func unreadableFolder(_ failure: Errno) -> InputProblem {
    InputProblem(
      stage: .input, code: Refusal.unreadableFolder,
      reason:
        "the folder cannot be read to its end (\(failure)); check its permissions and the disk")
  }

  fileprivate static func unreachable(_ failure: Errno) -> InputProblem {
    InputProblem(
      stage: .input, code: Refusal.unreachable,
      reason: "cannot be reached (\(failure)); check the permissions of the folders that lead to it"
    )
  }

  /// The problem of a name that its folder holds and that cannot be looked at.
  fileprivate static func vanished(_ failure: Errno) -> InputProblem {
    guard failure.isOfMissingFile else { return .unreachable(failure) }
    return InputProblem(
      stage: .input, code: "not-found", reason: "vanished while the folder was searched; run again")
  }
}

extension Errno {
  /// Whether nothing is at the path.
  var isOfMissingFile: Bool {
    [.noSuchFileOrDirectory, .notDirectory, .fileNameTooLong].contains(self)
  }
}
