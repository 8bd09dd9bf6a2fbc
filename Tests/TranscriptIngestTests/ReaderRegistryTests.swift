import Testing

@testable import TranscriptIngest

@Suite struct ReaderRegistryTests {
  @Test func `the standard registry knows of each reader what it is`() {
    let standard = ReaderRegistry.standard
    let asked = ReaderRegistry(standard.readers)
    #expect(standard.containers.map(\.name) == asked.containers.map(\.name))
    #expect(standard.plainText.map { $0?.name } == asked.plainText.map { $0?.name })
  }
}
