import Testing

@testable import analyze

@Suite struct ContentHashTests {
  /// The examples of FIPS 180-2, and nothing.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `content is named by its SHA-256`(text: String, digest: String) {
    #expect(ContentHash.hexadecimal(of: Array(text.utf8)) == digest)
  }

  @Test func `bytes in pieces are the same content`() {
    var hash = ContentHash()
    hash.update(Array("a".utf8))
    hash.update([])
    hash.update(Array("bc".utf8))
    #expect(hash.finish() == ContentHash.hexadecimal(of: Array("abc".utf8)))
  }
}
