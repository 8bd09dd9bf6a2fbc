import SystemPackage
import TranscriptIngest

extension FileFinder.Findings {
  /// The findings with the files of one meeting as one input.
  ///
  /// An NXT meeting is a file of words for each speaker and files of segments beside them. The
  /// first file of words stands for the meeting; the others become its parts and are passed over.
  func joiningMeetings() -> FileFinder.Findings {
    var heads: [Meeting: FilePath] = [:]
    for file in files where file.path.lastComponent?.string.hasSuffix(".words.xml") == true {
      if let meeting = Meeting(file.path), heads[meeting] == nil { heads[meeting] = file.path }
    }
    var joined = self
    var parts: [FilePath: [FilePath]] = [:]
    var passedOver: [(path: FilePath, reason: String)] = []
    joined.files.removeAll { file in
      guard let meeting = Meeting(file.path), let head = heads[meeting], head != file.path else {
        return false
      }
      parts[head, default: []].append(file.path)
      passedOver.append((file.path, "part of the meeting \(meeting.name)"))
      return true
    }
    joined.skipped += passedOver
    guard !heads.isEmpty else { return joined }
    var folders: [FilePath: [FilePath]] = [:]
    for index in joined.files.indices {
      let head = joined.files[index].path
      guard let meeting = Meeting(head), heads[meeting] == head else { continue }
      joined.files[index].parts = Self.parts(
        of: meeting, beside: head, found: parts[head] ?? [], &folders)
    }
    return joined
  }

  /// The files of a meeting besides its head: those that were found, and those that lie where the
  /// search did not lead, such as the segments where only the folder of words was given.
  private static func parts(
    of meeting: Meeting, beside head: FilePath, found: [FilePath],
    _ folders: inout [FilePath: [FilePath]]
  ) -> [FilePath] {
    guard let place = head.canonical, let whole = Meeting(place) else { return found }
    var parts = Dictionary(found.map { ($0.absolute, $0) }) { first, _ in first }
    for folder in whole.folders(beside: place) {
      let files = folders[folder] ?? FileFinder.names(in: folder).names.map(folder.appending)
      folders[folder] = files
      for file in files where Meeting(file) == whole && file != place {
        if parts[file] == nil { parts[file] = file }
      }
    }
    return parts.sorted { $0.key.shown < $1.key.shown }.map(\.value)
  }
}

/// The meeting that a file is part of, as its name and folder tell.
struct Meeting: Hashable {
  /// The folder above the folders of words and segments.
  let root: String
  /// The meeting's name.
  let name: String

  init?(_ path: FilePath) {
    guard let file = path.lastComponent?.string else { return nil }
    let words = file.hasSuffix(".segments.xml") ? file.dropLast(13) + ".words.xml" : file
    guard let name = NXTFileName(words) else { return nil }
    self.name = name.meeting
    root = path.removingLastComponent().removingLastComponent().shown
  }

  /// The folders in which the files of the meeting lie to which a file belongs, whose path has no
  /// links: its own, and those that NXT gives to words and segments.
  func folders(beside file: FilePath) -> [FilePath] {
    let own = file.removingLastComponent()
    let above = own.removingLastComponent()
    return [own] + ["words", "segments"].map { above.appending($0) }.filter { $0 != own }
  }
}
