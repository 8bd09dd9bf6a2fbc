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
    var problems: [(path: FilePath, problem: InputProblem)] = []
    /// Manifests that lie directly in a folder that was given.
    var manifests: [FilePath] = []
    /// The folders that were read.
    var folders: [FilePath] = []
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

  /// Finds the files below `roots`.
  static func find(_ roots: [FilePath]) -> Findings {
    var finder = FileFinder()
    for root in roots { finder.search(root) }
    return finder.findings
  }

  private mutating func search(_ root: FilePath) {
    do {
      let status = try root.stat()
      guard status.type == .directory || status.type == .regular else {
        return fail(root, "not-a-file", "expected a file or a folder, found another kind")
      }
      guard status.type == .directory else {
        return takeFile(root, status)
      }
      searchFolder(root)
    } catch {
      fail(root, "not-found", "there is no such file or folder; check the path")
    }
  }

  /// Takes a file that was named itself, with the other files of its meeting, in the order in which a
  /// search of their folders finds them.
  private mutating func takeFile(_ path: FilePath, _ status: Stat) {
    let components = Self.components(ofFile: path)
    // The name alone tells most files apart from those of a meeting, without asking the system.
    guard Meeting(path) != nil, let place = path.canonical, let meeting = Meeting(place) else {
      return take(InputFile(path: path, components: components), status)
    }
    guard !seen.contains(FileIdentity(status)) else { return }
    let files = meeting.folders(beside: place).flatMap { folder in
      (Self.names(in: folder) ?? []).map { folder.appending($0) }
    }
    for file in files.sorted(by: { $0.shown < $1.shown }) where Meeting(file) == meeting {
      guard let name = file.lastComponent, let status = try? file.stat() else { continue }
      take(InputFile(path: file, components: components.dropLast() + [name.string]), status)
    }
  }

  /// The folders and the name of a file that was named itself, however its path is spelt; the name
  /// alone where the path begins at the root of the machine.
  private static func components(ofFile path: FilePath) -> [String] {
    let components = path.lexicallyNormalized().components.filter { $0.kind == .regular }
    return (path.isAbsolute ? components.suffix(1) : components[...]).map(\.string)
  }

  /// A folder to search: how it was reached, what leads to it below the root, and where it is.
  private typealias Folder = (path: FilePath, components: [String], canonical: FilePath)

  private mutating func searchFolder(_ path: FilePath) {
    // Asked of the system once: below it a path without links follows from the names.
    let root = path.canonical ?? path
    var folders: [Folder] = [(path, [], root)]
    while let folder = folders.popLast() {
      guard let names = Self.names(in: folder.path) else {
        fail(
          folder.path, Refusal.unreadableFolder, "the folder cannot be read; check its permissions")
        continue
      }
      findings.folders.append(folder.canonical)
      var below: [Folder] = []
      for name in names {
        let path = folder.path.appending(name)
        let components = folder.components + [FilePath(root: nil, [name]).shown]
        guard let status = try? path.stat(followTargetSymlink: false) else {
          fail(path, "not-found", "vanished while the folder was searched")
          continue
        }
        let canonical = folder.canonical.appending(name)
        if status.type == .directory {
          below.append((path, components, canonical))
        } else {
          let file = InputFile(
            path: path, components: components, root: root,
            canonical: status.type == .symbolicLink ? nil : canonical)
          visit(file, status)
        }
      }
      folders += below.reversed()
    }
  }

  private mutating func visit(_ file: InputFile, _ status: Stat) {
    if let reason = Self.reasonToSkip(file) {
      if reason == .manifest { findings.manifests.append(file.path) }
      return findings.skipped.append((file.path, reason.rawValue))
    }
    guard status.type == .symbolicLink else { return take(file, status) }
    guard let target = try? file.path.stat() else {
      return findings.skipped.append((file.path, "a link that leads nowhere"))
    }
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

  private mutating func fail(_ path: FilePath, _ code: String, _ reason: String) {
    let problem = InputProblem(stage: .input, code: code, reason: reason)
    findings.problems.append((path, problem))
  }

  private enum SkipReason: String {
    case hidden = "a hidden file"
    case readme = "a README"
    case manifest = "a manifest"
  }

  /// Why a file inside a folder is no transcript by its name; nil where it may be one.
  private static func reasonToSkip(_ file: InputFile) -> SkipReason? {
    guard let name = file.components.last else { return nil }
    if name.hasPrefix(".") { return .hidden }
    if name.hasPrefix("README") { return .readme }
    if name == Manifest.fileName { return .manifest }
    return nil
  }

  /// The names in a folder in order of their bytes; nil where it cannot be read.
  private static func names(in folder: FilePath) -> [FilePath.Component]? {
    guard let stream = folder.withPlatformString({ opendir($0) }) else { return nil }
    defer { closedir(stream) }
    var names: [FilePath.Component] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) {
          FilePath.Component(platformString: $0)
        }
      }
      if let name, name.kind == .regular { names.append(name) }
    }
    return names.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }
}

extension FileFinder.Findings {
  /// The findings without the database that the run writes to, which may lie among the files.
  func without(database: FilePath) -> FileFinder.Findings {
    guard let place = database.canonical?.shown else { return self }
    let own = [place, place + "-wal", place + "-shm"]
    var others = self
    others.files.removeAll { own.contains($0.canonicalName) }
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
