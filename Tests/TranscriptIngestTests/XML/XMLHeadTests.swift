import Testing

@testable import TranscriptIngest

@Suite struct XMLHeadTests {
  @Test(arguments: [
    ("<tt xmlns=\"http://www.w3.org/ns/ttml\">", "tt", "http://www.w3.org/ns/ttml"),
    ("\n <tt:tt a='b>' xmlns:tt='u'>", "tt", "u"),
    ("<?xml version='1.0'?><!-- <x> --><!DOCTYPE Trans SYSTEM \"a>b\"><Trans/>", "Trans", ""),
    ("<!DOCTYPE a [<!ENTITY x \"]>\"><!-- ]> -->]><b>", "b", ""),
    ("<!DOCTYPE a [<!ENTITY x \"never ends", "a", ""),
    ("<p", "p", ""),
  ])
  func `the root is found behind all that may stand before it`(
    document: String, root: String, namespace: String
  ) throws {
    let head = try #require(XMLHead(Array(document.utf8)[...]))
    #expect(head.root == root && head.namespace == namespace)
  }

  @Test(arguments: [
    "", "text", "Dana: <b>", "<", "<!-- never ends", "< p>", "<3 and more", "<?xml",
  ])
  func `what is no XML has no root`(document: String) {
    #expect(XMLHead(Array(document.utf8)[...]) == nil)
  }

  @Test func `what stands before the root is not searched`() throws {
    let head = try #require(XMLHead(Array("<!-- <u> --><TEI><body><w/>".utf8)[...]))
    #expect(head.contains("<w") && !head.contains("<u"))
  }
}
