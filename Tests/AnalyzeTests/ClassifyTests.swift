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
        "not json\n{\"id\":\"b\"}\n{\"id\":\"c\",\"text\":\"And then?\",\"role\":\"coach\"}",
        to: "turns.ndjson")
      let run = try command.run(["classify", "turns.ndjson"])
      #expect(run.status == 65)
      let lines = run.output.split(separator: "\n")
      #expect(lines.count == 3)
      #expect(
        lines.first
          == #"{"id":null,"error":{"code":"not-an-object","message":"expected a JSON object on one line"}}"#
      )
      #expect(lines[1].hasPrefix(#"{"id":"b","error":{"code":"missing-field""#))
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

  @Test func `corrections adapt a model only where that is better on those held back`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(labels, to: "labels.tsv")
      let header = "id\tsource\tdoc\tprev\ttext\trole\tmode\trung\n"
      let rows = (0..<12).map { doc in
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
      #expect(adapted.output.hasPrefix("16 turns learnt, 8 of other documents held back\n"))
      #expect(adapted.output.hasSuffix("adapted: test.1+corrections is in b.model\n"))
      let stays = try command.run(
        ["train", "--base", "a.model", "--corrections", "one.tsv", "--model", "c.model"])
      #expect(stays.status == 0)
      #expect(stays.output.hasPrefix("test.1 stays: 2 turns of fewer than two documents"))
      #expect(try command.run(["train", "--base", "a.model", "--model", "d.model"]).status == 64)
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
        ["train", "clauses.tsv", "--base", "a.model", "--model", "b.model"])
      #expect(moves.status == 0, "\(moves.messages)")
      #expect(moves.output.hasPrefix("test.1+moves: 12 clauses learnt"))
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
