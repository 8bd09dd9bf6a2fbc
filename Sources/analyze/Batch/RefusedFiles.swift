import Reports
import SystemPackage
import TranscriptModel

/// The files of refused inputs, found again as the run that refused them found them.
struct RefusedFiles {
  /// The files.
  private(set) var files: [InputFile] = []
  /// Inputs that cannot be tried here.
  private(set) var closed: [QuarantinedInput] = []
  /// Paths that cannot be searched now.
  private(set) var lost: [FileFinder.Problem] = []
  /// Inputs to which no search leads any more, though something is at their path.
  private(set) var unfound: [QuarantinedInput] = []
  /// The paths of folders and links that can be searched now.
  private(set) var reached: [String] = []
  private var searched = FileFinder.Findings()
  private var taken: Set<String> = []

  /// How many inputs are refused without that a file was read.
  var stillRefused: Int { closed.count + lost.count + unfound.count }

  init(_ inputs: [QuarantinedInput]) {
    closed = inputs.filter(\.isClosed)
    let open = Dictionary(grouping: inputs.filter { !$0.isClosed }) { $0.refusal.root }
    for (root, inputs) in open.sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
      add(inputs, below: root.map { FilePath(shown: $0) })
    }
  }

  /// A file below a folder that was searched is searched for again, since its place below the
  /// folder may tell who met whom, and other files may be parts of the same meeting.
  private mutating func add(_ inputs: [QuarantinedInput], below root: FilePath?) {
    let roots = root.map { [$0] } ?? inputs.map { FilePath(shown: $0.refusal.path) }
    let found = FileFinder.find(roots).joiningMeetings()
    let wanted = Set(inputs.map(\.refusal.path))
    /// The inputs that a path answers: itself, or a folder above it that could not be read.
    func named(by place: String) -> Set<String> {
      var answers: Set<String> = []
      var above = place[...]
      while true {
        if wanted.contains(String(above)) { answers.insert(String(above)) }
        guard let slash = above.lastIndex(of: "/"), slash > above.startIndex else { return answers }
        above = above[..<slash]
      }
    }
    var answered: Set<String> = []
    for file in found.files {
      // A link goes by its own path while it cannot be followed, and a part by its own.
      let places = Set([file.canonicalName, file.path.shown] + file.parts.map(\.shown))
      let answers = Set(places.flatMap { named(by: $0) })
      // Two inputs may lead to one file, as a link and the file itself.
      if !answers.isEmpty, taken.insert(file.canonicalName).inserted { files.append(file) }
      answered.formUnion(answers)
    }
    for problem in found.problems {
      let answers = named(by: problem.place.shown)
      if !answers.isEmpty { lost.append(problem) }
      answered.formUnion(answers)
    }
    let reached = found.reached.map(\.shown).filter(wanted.contains)
    self.reached += reached
    searched.manifests += found.manifests
    searched.manifestsBeside += found.manifestsBeside
    let isSearchable = Set(reached)
    unfound += inputs.filter { input in
      let path = input.refusal.path
      let isFolder =
        input.refusal.isOfSearch && (isSearchable.contains(path) || FilePath.isReachable(path))
      return !isFolder && !answered.contains(input.refusal.path)
    }
  }

  /// Who met whom, by the manifests that are given and those in the folders.
  func identities(_ given: [String]) throws -> Identities {
    try ArchiveOptions.identities(
      given: given.map { FilePath($0) }, found: searched, options: SessionIdentity())
  }
}

extension QuarantinedInput {
  /// Whether reading the file again is not for a retry to decide, or not possible here.
  var isClosed: Bool {
    [Refusal.consentRefused, Refusal.forgotten].contains(refusal.code)
      || !refusal.path.hasPrefix("/")
  }
}

extension Refusal {
  /// Whether not a file was refused, but a path that could not be searched.
  fileprivate var isOfSearch: Bool {
    [Refusal.unreadableFolder, Refusal.unreachable].contains(code)
  }
}
