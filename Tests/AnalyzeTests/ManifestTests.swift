import Foundation
import SystemPackage
import Testing
import TranscriptModel

@testable import analyze

@Suite struct ManifestTests {
  private func manifest(_ text: String) throws -> Manifest {
    try Manifest(Array(text.utf8), at: "in/sessions.csv")
  }

  @Test func `a row states who met whom and when`() throws {
    let rows = try manifest(
      """
      path,program,coach,client,date,session_type,consent,coach_aliases,client_aliases
      a.vtt,Spring,Dana Ruiz,"Haddad, Omar",2026-03-02,pairing,yes,Dana | D. Ruiz,
      b.vtt,,,,,,,,
      """
    ).rows
    #expect(rows.map(\.path) == ["a.vtt", "b.vtt"])
    #expect(rows.map(\.line) == [2, 3])
    #expect(rows.map(\.consent) == [true, nil])
    let expected = SessionIdentity(
      program: "Spring", coach: "Dana Ruiz", client: "Haddad, Omar", date: "2026-03-02",
      type: "pairing", coachAliases: ["Dana", "D. Ruiz"])
    #expect(rows.map(\.identity) == [expected, SessionIdentity()])
  }

  @Test func `columns may be left out and come in any order`() throws {
    let rows = try manifest("client,path\nOmar,a.vtt\n").rows
    #expect(rows.map(\.identity) == [SessionIdentity(client: "Omar")])
  }

  @Test func `a spreadsheet's semicolons separate too`() throws {
    let rows = try manifest("path;coach;client\na, b.vtt;\"Ruiz; Dana\";Omar\n").rows
    #expect(rows.map(\.path) == ["a, b.vtt"])
    #expect(rows.map(\.identity) == [SessionIdentity(coach: "Ruiz; Dana", client: "Omar")])
  }

  @Test(arguments: [
    "sep=;\r\npath;coach\r\na.vtt;Dana\r\n", "\n;;\npath;coach\na.vtt;Dana\n",
    "path,coach,,\n,,,\na.vtt,Dana,,\n,,,\n", "path\tcoach\na.vtt\tDana\n",
  ])
  func `what spreadsheets leave around a table says nothing`(text: String) throws {
    #expect(Manifest.isManifest(Array(text.utf8)))
    let rows = try manifest(text).rows
    #expect(rows.map(\.path) == ["a.vtt"])
    #expect(rows.map(\.identity) == [SessionIdentity(coach: "Dana")])
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .windowsCP1252])
  func `a table is read in the encoding in which it was saved`(encoding: String.Encoding) throws {
    let text = "path,client,consent\nGespräch.vtt,Zoë,no\n"
    let bytes = Array(try #require(text.data(using: encoding)))
    #expect(Manifest.isManifest(bytes))
    let rows = try Manifest(bytes, at: "in/sessions.csv").rows
    #expect(rows.map(\.path) == ["Gespräch.vtt"])
    #expect(rows.map(\.identity.client) == ["Zoë"])
    #expect(rows.map(\.consent) == [false])
  }

  @Test func `a row that says the same again changes nothing`() throws {
    let rows = try manifest("path,coach\na.vtt,Dana\na.vtt,Dana\n").rows
    #expect(rows.map(\.line) == [2])
  }

  @Test(arguments: [
    ("", 1, "a column 'path'"),
    ("path,colour\n", 1, "'colour' as column 2"),
    ("Dana: Hello,Omar: Hi\n", 1, "another name in column 1"),
    ("coach\nDana\n", 1, "a column 'path'"),
    ("path,date\na.vtt,2 March\n", 2, "a day such as 2026-03-02"),
    ("path,consent\na.vtt,maybe\n", 2, "consent yes"),
    ("sep=;\n\n\npath;colour\n", 4, "'colour' as column 2"),
    ("sep=,\npath,date\na.vtt,02.03.2026\n", 3, "rewritten"),
    ("path,,coach\na.vtt,,Dana\n", 1, "'' as column 2"), ("path,\na.vtt,x\n", 2, "1 fields"),
    ("path,coach\na.vtt\n", 2, "2 fields"),
    ("path\n\"a.vtt\n", 2, "closing quote"),
    ("path,consent\na.vtt,yes\n./a.vtt,no\n", 3, "one row a transcript"),
  ])
  func `what is wrong is named with its line`(text: String, line: Int, part: String) {
    let error = #expect(throws: ManifestError.self) { try manifest(text) }
    #expect(error?.line == line)
    #expect(error?.reason.contains(part) == true, "\(error?.reason ?? "")")
  }
}
