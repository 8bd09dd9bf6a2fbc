import Foundation
import Testing

@Suite struct ClassifyTests {
  private let labels = """
    id\tsource\tdoc\tprev\ttext\trole\tmode\trung
    1\town\ta\t\tWhat would a good outcome look like for you?\tcoach\tcoaching\t5
    2\town\ta\t\tI would start with the migration and keep it small.\tcoach\tmentorship\t2
    3\town\tb\t\tHello, can you hear me?\tcoach\tneither\t0
    4\town\tb\t\tHow did the talk with Priya go?\tcoach\tcoaching\t2
    5\town\tb\t\tThe second call throws because the token expired.\tclient\t-\t1

    """

  @Test func `each turn is answered in order, with the words that speak for its labels`() throws {
    try BuiltCommand.withFolder { command in
      let run = try command.run(
        ["classify"],
        input: """
          {"id":"a","text":"What would a good outcome look like for you?","role":"coach"}
          {"id":"b","text":"Mm-hm.","role":"client","previous":[{"role":"coach","text":"So?"}]}

          """)
      #expect(run.status == 0, "\(run.messages)")
      let lines = run.output.split(separator: "\n")
      #expect(lines.count == 2)
      #expect(lines.first?.hasPrefix(#"{"id":"a","mode":"coaching","#) == true)
      #expect(lines.first?.contains(#""evidence":[{"for":""#) == true)
      #expect(lines.last?.hasPrefix(#"{"id":"b","mode":"-","#) == true)
    }
  }

  @Test func `a bad line is answered with an error record, and the rest goes on`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(
        "not json\n\n{\"id\":\"b\"}\n{\"id\":\"c\",\"text\":\"And then?\",\"role\":\"coach\"}",
        to: "turns.ndjson")
      let run = try command.run(["classify", "turns.ndjson"])
      #expect(run.status == 65)
      let lines = run.output.split(separator: "\n")
      #expect(lines.count == 3)
      #expect(
        lines.first
          == #"{"id":null,"line":1,"error":{"code":"not-an-object","message":"expected a JSON object on one line, found something else from byte 1 on; write each turn as one object on a line of its own"}}"#
      )
      #expect(lines[1].hasPrefix(#"{"id":"b","line":3,"error":{"code":"missing-field""#))
      #expect(lines[2].hasPrefix(#"{"id":"c","mode":""#))
    }
  }

  @Test func `lines without ink and a byte order mark are passed over`() throws {
    try BuiltCommand.withFolder { command in
      let line = #"{"id":"a","text":"And then?"}"#
      let run = try command.run(
        ["classify"], input: "\u{FEFF}\(line)\r\n\r\n  \n\n\(line)\n")
      #expect(run.status == 0, "\(run.messages)")
      let lines = run.output.split(separator: "\n")
      #expect(lines.count == 2)
      #expect(lines.first == lines.last)
    }
  }

  @Test func `training twice gives the same bytes, and the model can be judged`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(labels, to: "labels.tsv")
      for name in ["a.model", "b.model"] {
        let run = try command.run(
          ["train", "labels.tsv", "--model", name, "--version", "test.1"])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.hasPrefix("test.1: 5 turns learnt"))
      }
      let models = try ["a.model", "b.model"].map {
        try Data(contentsOf: command.folder.appendingPathComponent($0))
      }
      #expect(models[0] == models[1])
      let judged = try command.run(["evaluate", "labels.tsv", "--model", "a.model"])
      #expect(judged.status == 0)
      #expect(judged.output.hasPrefix("model test.1\n"))
      #expect(judged.output.contains("mode.macro_f1"))
    }
  }

  @Test func `further turns that stand alone teach what judges speeches`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(labels, to: "labels.tsv")
      let header = "id\tsource\tdoc\tprev\ttext\trole\tmode\trung\n"
      let speech = String(repeating: "Ship shape it stays. ", count: 10)
      try command.write(
        header + "a1\tarchive\tx.md\t\t\(speech)\tcoach\tmentorship\t5\n", to: "more.tsv")
      let model = ["train", "labels.tsv", "--version", "test.1", "--model"]
      let run = try command.run(model + ["a.model", "--speeches", "more.tsv"])
      #expect(run.status == 0, "\(run.messages)")
      #expect(
        run.output.hasPrefix("test.1: 5 turns learnt, and 1 turn for those that stand alone, "))
      #expect(try command.run(model + ["b.model"]).status == 0)
      let speeches = header + "s1\town\ty.md\t\t\(speech)\tcoach\tmentorship\t5\n"
      try command.write(speeches, to: "speeches.tsv")
      let judged = try ["a.model", "b.model"].map {
        try command.run(["evaluate", "speeches.tsv", "--model", $0]).output
      }
      #expect(judged[0] != judged[1])
      let both = try command.run(
        model + ["c.model", "--speeches", "more.tsv", "--exchanges", "more.tsv", "speeches.tsv"])
      #expect(both.output.hasPrefix("test.1: 5 turns learnt, and 2 turns for those"))
      #expect(both.messages.contains("more.tsv: expected each label file once"))
      let refused = try command.run(
        model + ["c.model", "--speeches", "more.tsv", "--base", "a.model"])
      #expect(refused.status == 64)
      #expect(refused.messages.contains("trained from nothing"))
    }
  }

  @Test func `what an encoder is taught by is written, and nothing is learnt`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(labels, to: "labels.tsv")
      let run = try command.run(["train", "labels.tsv", "--pieces", "--model", "pieces.tsv"])
      #expect(run.status == 0, "\(run.messages)")
      let table = try String(
        contentsOf: command.folder.appendingPathComponent("pieces.tsv"), encoding: .utf8)
      let lines = table.split(separator: "\n").map { $0.split(separator: "\t") }
      #expect(lines[0] == ["mode", "rung", "marked", "unmarked"])
      #expect(lines.count == labels.split(separator: "\n").count)
      for line in lines.dropFirst() {
        #expect(line.count == 4)
        #expect(line[2].split(separator: " ").allSatisfy { Int($0) != nil })
      }
      let refused = try command.run(
        ["train", "labels.tsv", "--pieces", "--accurate", "--model", "pieces.tsv"])
      #expect(refused.status == 64)
      #expect(refused.messages.contains("--pieces goes with label files and --model alone"))
    }
  }

  @Test func `corrections adapt a model only where that is better on those held back`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(labels, to: "labels.tsv")
      let header = "id\tsource\tdoc\tprev\ttext\trole\tmode\trung\n"
      let rows = (0..<18).map { doc in
        "a\(doc)\town\tdoc \(doc)\t\tShip shape, all \(doc).\tcoach\tcoaching\t4\n"
          + "b\(doc)\town\tdoc \(doc)\t\tBy the book, all \(doc).\tcoach\tmentorship\t1\n"
      }
      try command.write(header + rows.joined(), to: "relabelled.tsv")
      try command.write(header + rows[0], to: "one.tsv")
      let trained = try command.run(
        ["train", "labels.tsv", "--model", "a.model", "--version", "test.1"])
      #expect(trained.status == 0, "\(trained.messages)")
      let adapted = try command.run(
        ["train", "--base", "a.model", "--corrections", "relabelled.tsv", "--model", "b.model"])
      #expect(adapted.status == 0, "\(adapted.messages)")
      #expect(adapted.output.hasPrefix("24 turns learnt, 12 of other documents held back\n"))
      let taken = #/\nadapted in modes and zooms: test\.1\+corrections\.[0-9a-f]{8} is in b/#
      #expect(adapted.output.contains(taken), "\(adapted.output)")
      let stays = try command.run(
        ["train", "--base", "a.model", "--corrections", "one.tsv", "--model", "c.model"])
      #expect(stays.status == 0)
      #expect(stays.output.hasPrefix("test.1 stays: of 2 turns too few could be held back"))
      #expect(try command.run(["train", "--base", "a.model", "--model", "d.model"]).status == 64)
    }
  }

  @Test func `no two models bear one version unless somebody gave it`() throws {
    try BuiltCommand.withFolder { command in
      let header = "id\tsource\tdoc\tprev\ttext\trole\tmode\trung\n"
      for (name, mode) in [("one.tsv", "coaching"), ("other.tsv", "neither")] {
        let rows = (0..<36).map {
          "a\($0)\town\tdoc \($0)\t\tShip shape, all \($0).\tcoach\t\(mode)\t4\n"
        }
        try command.write(header + rows.joined(), to: name)
      }
      var versions: [String] = []
      for (number, name) in ["one.tsv", "other.tsv", "one.tsv"].enumerated() {
        let run = try command.run(["train", name, "--model", "\(number).model"])
        versions.append(try #require(run.output.split(separator: ":").first.map(String.init)))
      }
      #expect(versions[0] == versions[2] && versions[0] != versions[1])
      // However often a model is adapted, its version stays short enough to be read.
      var base = "0.model"
      for round in 0..<5 {
        let corrections = round.isMultiple(of: 2) ? "other.tsv" : "one.tsv"
        let next = "adapted-\(round).model"
        let run = try command.run(
          ["train", "--corrections", corrections, "--base", base, "--model", next])
        #expect(run.status == 0, "\(run.messages)")
        base = next
      }
      #expect(try command.run(["evaluate", "one.tsv", "--model", base]).status == 0)
      for version in [String(repeating: "v", count: 65), "a\u{1B}[31m", ""] {
        let run = try command.run(
          ["train", "one.tsv", "--model", "x.model", "--model-version", version])
        #expect(run.status == 64)
      }
    }
  }

  @Test func `label files without a label teach nothing, and how one is spelt changes nothing`()
    throws
  {
    try BuiltCommand.withFolder { command in
      let header = "session\tturn\tspeaker\tmode\trung\ttext\n"
      try command.write(header, to: "empty.tsv")
      try command.write(header + "1\t0\tcoach\t-\t\tHello.\n", to: "unlabelled.tsv")
      try command.write("id\tsource\tdoc\tprev\tclause\tmove\n", to: "clauses.tsv")
      for name in ["empty.tsv", "unlabelled.tsv", "clauses.tsv"] {
        let run = try command.run(["train", name, "--model", "x.model"])
        #expect(run.status == 65)
        #expect(run.messages.contains("\(name): error[no-labels]"))
      }
      let rows = "1\t0\tcoach\tcoaching\t4\tWhat now?\n1\t1\tclient\t-\t1\tThe log.\n"
      try command.write("\u{FEFF}" + header + rows, to: "in/turns.tsv")
      for (number, path) in ["turns.tsv", "./turns.tsv", "../in/turns.tsv"].enumerated() {
        let inside = BuiltCommand(folder: command.folder.appendingPathComponent("in"))
        let run = try inside.run(["train", path, "--model", "\(number).model"])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.contains(": 2 turns learnt"))
      }
      let models = try (0..<3).map {
        try Data(contentsOf: command.folder.appendingPathComponent("in/\($0).model"))
      }
      #expect(models[0] == models[1] && models[0] == models[2])
    }
  }

  @Test func `clauses teach a model its moves and leave the rest as it is`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(labels, to: "labels.tsv")
      let header = "id\tsource\tdoc\tprev\tclause\tmove\n"
      let rows = (0..<6).map { number in
        "a\(number).0\ts\(number)\td\t\tShip shape, all \(number).\treflection\n"
          + "b\(number).0\ts\(number)\td\t\tBy the book, all \(number).\tinformation\n"
      }
      try command.write(header + rows.joined(), to: "clauses.tsv")
      let plain = try command.run(
        ["train", "labels.tsv", "--model", "a.model", "--version", "test.1"])
      #expect(plain.status == 0, "\(plain.messages)")
      let moves = try command.run(
        ["train", "clauses.tsv", "--base", "a.model", "--model", "m.model"])
      #expect(moves.status == 0, "\(moves.messages)")
      #expect(moves.output.contains(#/^test\.1\+moves\.[0-9a-f]{8}: 12 clauses learnt/#))
      let named = try command.run(
        [
          "train", "clauses.tsv", "--base", "a.model", "--model", "b.model", "--version",
          "test.1+moves",
        ])
      #expect(named.output.hasPrefix("test.1+moves: 12 clauses learnt"))
      let both = try command.run(
        ["train", "labels.tsv", "clauses.tsv", "--model", "c.model", "--version", "test.1+moves"])
      #expect(both.output.hasPrefix("test.1+moves: 5 turns and 12 clauses learnt"))
      let models = try ["b.model", "c.model"].map {
        try Data(contentsOf: command.folder.appendingPathComponent($0))
      }
      #expect(models[0] == models[1])
      let judged = try command.run(["evaluate", "clauses.tsv", "--model", "b.model"])
      #expect(judged.output.hasPrefix("model test.1+moves\n\nmoves: 1 document\n"))
      let folds = try command.run(["evaluate", "--folds", "3", "--json", "clauses.tsv"])
      #expect(folds.output.hasPrefix(#"{"moves":{"documents":1,"measures":["#))
      let mixed = ["train", "labels.tsv", "--base", "a.model", "--model", "d.model"]
      #expect(try command.run(mixed).status == 64)
      #expect(try command.run(["evaluate", "--folds", "3", "labels.tsv"]).status == 64)
    }
  }

  @Test func `a model file that is none is refused`() throws {
    try BuiltCommand.withFolder { command in
      try command.write("my diary", to: "diary.txt")
      let run = try command.run(["classify", "--model", "diary.txt"], input: "{}\n")
      #expect(run.status == 74)
      #expect(run.messages.contains("error[bad-model]"))
    }
  }

  @Test func `a label file with a wrong line is named with it`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(labels + "6\town\tb\t\tHm.\tcoach\tshouting\t0\n", to: "labels.tsv")
      let run = try command.run(["evaluate", "labels.tsv"])
      #expect(run.status == 65)
      #expect(run.messages.hasPrefix("labels.tsv:7: error["))
      #expect(!run.messages.contains("Hm."))
    }
  }
}
