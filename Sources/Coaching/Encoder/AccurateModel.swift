import Foundation

extension BalanceModel {
  /// Whether an encoder stands beside the words.
  public var isAccurate: Bool { accurate != nil }

  /// The accurate model that ships with the program: the compact one with an encoder beside it.
  ///
  /// - Throws: `ModelError` where a resource is missing or damaged.
  public static func shippedAccurate() throws(ModelError) -> BalanceModel {
    try BalanceModel(
      accurate: resource("accurate", "model"), on: shipped(), encoder: shippedEncoder())
  }

  /// The model in a file of `analyze train`: a compact one, or what makes an accurate one of the
  /// compact model that ships.
  ///
  /// - Throws: `ModelError` where the bytes are neither, or not whole.
  public static func reading(_ bytes: [UInt8]) throws(ModelError) -> BalanceModel {
    guard bytes.starts(with: AccurateLayout.magic) else { return try BalanceModel(bytes: bytes) }
    return try BalanceModel(accurate: bytes, on: shipped(), encoder: shippedEncoder())
  }

  /// Fits what the encoder that ships adds to the compact model that ships.
  ///
  /// - Parameters:
  ///   - turns: What to learn from.
  ///   - further: Further turns, which teach how turns that stand alone are judged.
  ///   - dev: Other turns, from other documents, on which probabilities are tuned.
  ///   - texts: Further texts of the field, without labels.
  ///   - version: The version that the model bears; nil: one that no other bears.
  ///   - progress: Is told a sentence now and then.
  /// - Returns: The accurate model, and the bytes of its file.
  /// - Throws: `ModelError` where a resource is missing or damaged.
  public static func trainAccurate(
    _ turns: [LabelledTurn], further: FurtherTurns, dev: [LabelledTurn], texts: [String],
    version: String?, progress: (String) -> Void
  ) throws(ModelError) -> (model: BalanceModel, bytes: [UInt8]) {
    let base = try shipped()
    let encoder = try shippedEncoder()
    let all = turns + further.exchanges.map(\.alone) + dev
    progress("reading the meaning of \(all.count) turns")
    let known = KnownTexts(all + all.map(\.withoutMarks), encoder, base.marks)
    var options = ModelTrainer.Options()
    if let version { options.version = version }
    let trainer = AccurateTrainer(training: options, numbers: known.numbers)
    var model = trainer.train(
      turns, further: further, dev: dev, texts: texts, on: base, encoder, progress: progress)
    let bytes = model.accurateBytes(base: base.version) ?? []
    guard version == nil else { return (model, bytes) }
    model.version = ModelVersion.telling(model.version, bytes)
    return (model, model.accurateBytes(base: base.version) ?? [])
  }

  static func shippedEncoder() throws(ModelError) -> SentenceEncoder {
    try SentenceEncoder(bytes: resource("sentences", "encoder"))
  }

  /// The bytes of a file that ships with the program.
  static func resource(_ name: String, _ kind: String) throws(ModelError) -> [UInt8] {
    guard let file = Bundle.module.url(forResource: name, withExtension: kind),
      let data = try? Data(contentsOf: file)
    else { throw .noShippedModel }
    return [UInt8](data)
  }
}

/// The numbers of all texts of labelled turns, each text read once.
private struct KnownTexts {
  /// How many texts a core takes at a time.
  private static let block = 64

  private let known: [EncodedText: [Float]]

  /// Reads the texts on all cores; each text has its numbers whatever was read beside it.
  init(_ turns: [LabelledTurn], _ encoder: SentenceEncoder, _ marks: MarkRestorer?) {
    let texts = Array(Set(turns.flatMap { EncodedText.all(of: $0.input) }))
    let blocks = concurrently((texts.count + Self.block - 1) / Self.block) {
      texts[($0 * Self.block)...].prefix(Self.block).map { encoder.encode($0.spoken(marks)).mean }
    }
    known = Dictionary(uniqueKeysWithValues: zip(texts, blocks.joined()))
  }

  /// The numbers of a text of the turns.
  func numbers(_ text: EncodedText) -> [Float] { known[text] ?? [] }
}
