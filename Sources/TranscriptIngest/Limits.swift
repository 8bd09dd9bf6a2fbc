/// How much a file may hold before it is refused.
///
/// The defaults are the published ones; each is tested on both sides.
public struct IngestLimits: Sendable, Hashable {
  /// The size of a file, in bytes.
  public var fileBytes = 64 << 20
  /// The length of one line, in bytes.
  public var lineBytes = 8 << 20
  /// The number of utterances.
  public var utterances = 1_000_000
  /// The number of speakers.
  public var speakers = 1_000
  /// The text of all utterances, in bytes.
  public var textBytes = 64 << 20
  /// How deep XML elements may nest.
  public var xmlDepth = 128
  /// The length of one XML start tag, in bytes.
  public var xmlTagBytes = 64 << 10
  /// The number of attributes of one XML element.
  public var xmlAttributes = 256
  /// The number of XML namespaces in force at one place.
  public var xmlNamespaces = 64
  /// The text of one XML element, in bytes.
  public var xmlElementTextBytes = 1 << 20
  /// The number of entities that an XML document may declare.
  public var xmlEntities = 64
  /// The text of one declared XML entity, in bytes.
  public var xmlEntityBytes = 256
  /// How deep JSON arrays and objects may nest.
  public var jsonDepth = 64
  /// The number of values, keys among them, in one JSON file.
  public var jsonValues = 12_000_000

  /// Makes the published limits.
  public init() {}
}
