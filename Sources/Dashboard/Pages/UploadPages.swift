import Reports

/// What became of the files of a form.
enum UploadPages {
  private struct View: Sendable {
    struct File: Sendable {
      var name: String
      var outcome: String
      var url: String?
      var way: String?
    }

    var files: [File]
  }

  static let submit: @Sendable (Visit) throws -> Answer = { visit in
    let form = try Multipart(visit.ask.body, type: visit.ask.headers["content-type"])
    let files = form.parts.filter { $0.name == "file" && $0.file?.isEmpty == false }
    guard !files.isEmpty else { throw Problem.wrong("Choose one file at least.") }
    let statement = Intake.Statement(
      client: form["client"], date: form["date"], program: form["program"])
    let intake = try Intake(visit)
    let rows = try files.map { part -> View.File in
      let name = part.file ?? ""
      return row(name, try intake.take(Array(part.bytes), name: name, statement))
    }
    return .page(
      Shell.page(
        "Your files", for: visit.person, ways: [("/", "Back to your sessions")],
        HTML("uploaded", View(files: rows))))
  }

  private static func row(_ name: String, _ outcome: Intake.Outcome) -> View.File {
    switch outcome {
    case .stored(let id):
      View.File(
        name: name, outcome: "read", url: "/sessions/\(id)/people", way: "Say who is who")
    case .known(let id):
      View.File(
        name: name, outcome: "you had it already", url: "/sessions/\(id)", way: "See the session")
    case .refused(let problem):
      View.File(name: name, outcome: "not taken: \(problem.message)", url: nil, way: nil)
    }
  }
}
