import Testing
import TranscriptModel

@testable import TranscriptIngest

/// A ZIP archive whose members are not compressed.
struct StoredZip {
  private(set) var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Makes an archive of members in the order that is given.
  init(_ members: [(name: String, content: [UInt8])]) {
    for member in members { add(member.name, member.content) }
    let start = bytes.count
    bytes += directory
    bytes += Self.little(0x0605_4B50, 4) + Self.little(0, 4)
    bytes += Self.little(count, 2) + Self.little(count, 2)
    bytes += Self.little(directory.count, 4) + Self.little(start, 4) + Self.little(0, 2)
  }

  private mutating func add(_ name: String, _ content: [UInt8]) {
    let place = bytes.count
    let size = Self.little(content.count, 4)
    let about =
      Self.little(20, 2) + Self.little(0, 8) + Self.little(Self.checksum(content), 4) + size + size
      + Self.little(name.utf8.count, 2) + Self.little(0, 2)
    bytes += Self.little(0x0403_4B50, 4) + about + Array(name.utf8) + content
    directory +=
      Self.little(0x0201_4B50, 4) + Self.little(20, 2) + about + Self.little(0, 10)
      + Self.little(place, 4) + Array(name.utf8)
    count += 1
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 < 8 ? value >> ($0 * 8) : 0) }
  }

  private static func checksum(_ content: [UInt8]) -> Int {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in content {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return Int(~sum)
  }
}

@Suite struct DOCXTests {
  private static let lines = ["Dana: What now?", "Omar: Tests.", "Dana: When?", "Omar: Today."]

  private func document(_ body: String? = nil) -> [UInt8] {
    let paragraphs = Self.lines.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined()
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    let text =
      "<w:document xmlns:w=\"\(space)\"><w:body>\(body ?? paragraphs)</w:body></w:document>"
    return Array(text.utf8)
  }

  private func lines(_ body: String) throws -> String {
    var lines = DOCXLines()
    _ = try XMLEvents.read(document(body), limits: IngestLimits(), into: &lines)
    return String(decoding: lines.text, as: UTF8.self)
  }

  private func refusal(_ file: [UInt8], _ limits: ZipMember.Limits) -> IngestError? {
    do throws(IngestError) {
      _ = try DOCX(archiveLimits: limits).read(file)
      return nil
    } catch { return error }
  }

  @Test func `a document is read by the reader of its lines`() throws {
    let file = StoredZip([("a.xml", []), ("word/document.xml", document())]).bytes
    let transcript = try Ingestor().read(file).transcript
    #expect(transcript.source.format == "docx")
    #expect(transcript.speakers.map(\.name) == ["Dana", "Omar"])
    #expect(transcript.utterances.map(\.text) == ["What now?", "Tests.", "When?", "Today."])
    #expect(transcript.utterances.allSatisfy { $0.line == nil })
  }

  @Test(arguments: [
    ("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r></w:p>", "a\nb\tc\n"),
    ("<w:p><w:del><w:r><w:t>a</w:t></w:r></w:del><w:r><w:t>b</w:t></w:r></w:p>", "b\n"),
    ("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr></w:p>", "\n"),
    (
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p>"
        + "</w:tc><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
      "a b\t\tc\n"
    ),
    ("<w:p><a:t xmlns:a='urn:drawing'>x</a:t><w:r><w:t>b</w:t></w:r></w:p>", "b\n"),
  ])
  func `paragraphs, breaks and rows are lines`(body: String, expected: String) throws {
    #expect(try lines(body) == expected)
  }

  @Test func `members are counted up to the limit`() {
    var limits = ZipMember.Limits()
    limits.members = 3
    let members = [("word/document.xml", document()), ("a", []), ("b", [])]
    #expect(refusal(StoredZip(members).bytes, limits) == nil)
    let error = refusal(StoredZip(members + [("c", [])]).bytes, limits)
    #expect(error?.code == "archive-beyond-limits")
    #expect(error?.kind == .refused)
  }

  @Test func `the sizes of all members together are limited`() {
    var limits = ZipMember.Limits()
    limits.unpackedBytes = document().count + 10
    let small = [("word/document.xml", document()), ("a", [UInt8](repeating: 0, count: 10))]
    #expect(refusal(StoredZip(small).bytes, limits) == nil)
    let large = [("word/document.xml", document()), ("a", [UInt8](repeating: 0, count: 11))]
    #expect(refusal(StoredZip(large).bytes, limits)?.code == "archive-beyond-limits")
  }

  @Test func `an archive that unpacks to too many times its size is refused`() {
    var limits = ZipMember.Limits()
    limits.ratio = 0
    let file = StoredZip([("word/document.xml", document())]).bytes
    #expect(refusal(file, limits)?.code == "archive-beyond-limits")
    limits.ratio = 1
    #expect(refusal(file, limits) == nil)
  }

  @Test func `an archive that is no document is refused by name`() {
    let file = StoredZip([("../../word/document.xml", document())]).bytes
    #expect(refusal(file, .init())?.code == "zip-content")
    #expect(refusal(Array("Dana: hi".utf8), .init())?.code == "zip-content")
  }

  @Test func `a document that is cut off or changed never traps`() {
    let file = StoredZip([("word/document.xml", document())]).bytes
    for end in stride(from: 0, to: file.count, by: 7) {
      #expect(refusal(Array(file[..<end]), .init()) != nil)
    }
    for place in stride(from: 0, to: file.count, by: 3) {
      var changed = file
      changed[place] ^= 0x55
      _ = refusal(changed, .init())
    }
  }

  @Test func `a document without a transcript is refused as its text would be`() {
    let file = StoredZip([("word/document.xml", document("<w:p/>"))]).bytes
    #expect(refusal(file, .init())?.kind == .notRecognized)
  }
}
