import Foundation
import Testing

@Suite struct LabelPathsTests {
  private let header = "id\tsource\tdoc\tprev\ttext\trole\tmode\trung\n"
  private let rows = """
    1\town\ta\t\tWhat would a good outcome look like for you?\tcoach\tcoaching\t5
    2\town\tb\t\tI would start with the migration.\tcoach\tmentorship\t2

    """

  @Test func `a label file that is given twice is taken once, and that is said`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(header + rows, to: "in/labels.tsv")
      try FileManager.default.createSymbolicLink(
        at: command.folder.appendingPathComponent("link.tsv"),
        withDestinationURL: command.folder.appendingPathComponent("in/labels.tsv"))
      let once = try command.run(["evaluate", "--json", "in/labels.tsv"])
      #expect(once.status == 0, "\(once.messages)")
      let twice = try command.run(["evaluate", "--json", "in/labels.tsv", "in/../link.tsv"])
      #expect(twice.status == 0)
      #expect(twice.output == once.output)
      #expect(twice.messages.hasPrefix("in/../link.tsv: expected each label file once, found it"))
      let trained = try command.run(
        ["train", "link.tsv", "./in/labels.tsv", "--model", "a.model", "--version", "test.1"])
      #expect(trained.output.hasPrefix("test.1: 2 turns learnt, "), "\(trained.messages)")
      let adapted = try command.run(
        [
          "train", "--corrections", "link.tsv", "--corrections", "in/labels.tsv", "--base",
          "a.model", "--model", "b.model",
        ])
      #expect(adapted.status == 0, "\(adapted.messages)")
      #expect(adapted.messages.contains("in/labels.tsv: expected each label file once"))
    }
  }

  @Test func `files without a label cannot be judged on`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(header, to: "empty.tsv")
      try command.write("id\tsource\tdoc\tprev\tclause\tmove\n", to: "clauses.tsv")
      try command.write(header + rows, to: "labels.tsv")
      for options in [["empty.tsv"], ["--json", "empty.tsv"], ["clauses.tsv"]] {
        let run = try command.run(["evaluate"] + options)
        #expect(run.status == 65)
        #expect(run.output.isEmpty)
        #expect(run.messages.contains(": error[no-labels]: expected at least one turn with a mode"))
        #expect(run.messages.contains(", found none; "))
      }
      let run = try command.run(
        ["train", "labels.tsv", "--dev", "empty.tsv", "--model", "a.model"])
      #expect(run.status == 65)
      #expect(run.messages.contains("empty.tsv: error[no-labels]"))
    }
  }

  @Test func `a file of lines that cannot be read is named with what to do`() throws {
    try BuiltCommand.withFolder { command in
      let missing = try command.run(["classify", "no.ndjson"])
      #expect(missing.status == 66)
      #expect(missing.messages.hasPrefix("no.ndjson: error[unreadable]: "))
      #expect(missing.messages.hasSuffix("; check the path\n"))
      let folder = try command.run(["classify", "."])
      #expect(folder.status == 66)
      #expect(folder.messages.hasPrefix(".: error[unreadable]: "))
      #expect(folder.messages.hasSuffix("; name a file in the folder\n"))
    }
  }
}
