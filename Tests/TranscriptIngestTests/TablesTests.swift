import Testing
import TranscriptModel

@testable import TranscriptIngest

@Suite struct TablesTests {
  private func read(_ text: String, as format: String) throws -> Transcript {
    try Ingestor().read(Array(text.utf8), format: format).transcript
  }

  @Test(arguments: [
    "speaker,text", "Text,Speaker Name", "start,end,text", "\"Start Time\",\"Transcript\"",
    "Zeit;Speaker;Text", "\u{FEFF}speaker,words,timestamp", "start_ms,content",
  ])
  func `a first row with the columns of a transcript is known`(row: String) {
    #expect(CSV().recognizes(Array("\(row)\na,b,c\n".utf8)[...]) == .certain)
  }

  @Test(arguments: [
    "", "speaker", "text", "name,age,city", "path,coach,client,date",
    "{\"speaker\": 1, \"text\": 2}",
    "Dana: text, time", "speaker\ttext", "id source doc prev text role", "\"speaker,text\"",
  ])
  func `any other first row is not`(row: String) {
    #expect(CSV().recognizes(Array("\(row)\na,b,c\n".utf8)[...]) == .no)
  }

  @Test(arguments: [
    ("start\tend\ttext", Recognition.certain), ("0.5\t2.25\thello", .certain),
    ("Speaker\tText", .certain), ("00:13:46\tDana:\thi", .no), ("a\tb", .no), ("text", .no),
    ("start,end,text", .no),
  ])
  func `tables of tabs are known by names or by two numbers`(row: String, expected: Recognition) {
    #expect(TSV().recognizes(Array("\(row)\n".utf8)[...]) == expected)
  }

  @Test func `the better of two names of a column is read`() throws {
    let transcript = try read("name,speaker,id,text\nfile.mp3,Dana,4,Hi.\n", as: "csv")
    #expect(transcript.speakers.map(\.name) == ["Dana"])
    #expect(transcript.utterances.map(\.sourceID) == ["4"])
  }

  @Test func `a label that stands at changes only goes on, and one of many does not`() throws {
    let changes = "speaker,text\nDana,a\n,b\nOmar,c\n,d\n"
    #expect(try read(changes, as: "csv").utterances.map(\.speaker) == [0, 0, 1, 1])
    let nearlyAll = "speaker,text\nDana,a\nOmar,b\nDana,c\n,d\nOmar,e\n"
    #expect(try read(nearlyAll, as: "csv").utterances.map(\.speaker) == [0, 1, 0, nil, 1])
  }

  @Test func `durations make ends, and named units are believed`() throws {
    let table = "text,start (ms),duration (ms)\na b c,1000,500\n"
    let time = try #require(try read(table, as: "csv").utterances.first?.time)
    #expect(time.start.milliseconds == 1000)
    #expect(time.end?.milliseconds == 1500)
  }

  @Test func `a table without known columns is refused as one`() {
    for format in ["csv", "tsv"] {
      let error = #expect(throws: IngestError.self) { try read("a,b\nc,d\n", as: format) }
      #expect(error?.code == "no-known-columns")
    }
  }

  @Test func `a table of names alone holds no speech`() throws {
    #expect(try read("speaker,text\n", as: "csv").utterances.isEmpty)
  }
}
