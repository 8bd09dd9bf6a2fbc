extension SentenceEncoder {
  /// What an encoder's file is made of; `Training/encoder/shorten.py` writes it.
  ///
  /// Little-endian: the magic `ABLS`, the format's number, the length of a name and the name; how
  /// many numbers a piece has, how many heads, how many blocks, how wide a block's inner layer is,
  /// how many places a text has, how many pieces there are and how long their list is (32 bits
  /// each); the pieces, one a line; their numbers; what is added for each place; the first norm;
  /// for each block the weights and biases of attention, its output and norm, the inner layers
  /// and the last norm; and the FNV-1a hash of all that (64 bits). Matrices are a scale (Float32)
  /// for each row, then their rows in eight bits; all else is Float32.
  enum Layout {
    static let magic: [UInt8] = Array("ABLS".utf8)
    static let format = 1
    static let longestName = 64
    static let widest = 4096
    static let mostBlocks = 24
    static let mostPieces = 1 << 17
  }

  private struct Header {
    let width: Int
    let heads: Int
    let blocks: Int
    let inner: Int
    let places: Int
    let pieces: Int
    let listLength: Int

    init(_ reader: inout ModelReader) throws(ModelError) {
      try reader.open(Layout.magic, format: Layout.format)
      let length = try reader.number()
      guard length <= Layout.longestName else { throw .badValue("name") }
      _ = try reader.take(length)
      width = try reader.number()
      heads = try reader.number()
      blocks = try reader.number()
      inner = try reader.number()
      places = try reader.number()
      pieces = try reader.number()
      listLength = try reader.number()
      guard (1...Layout.widest).contains(width),
        (1...Layout.widest).contains(inner), inner % Activation.lanes == 0,
        heads > 0, width % heads == 0
      else { throw .badValue("width") }
      guard (0...Layout.mostBlocks).contains(blocks) else { throw .badValue("blocks") }
      guard places == SentenceEncoder.mostPieces else { throw .badValue("places") }
      guard (1...Layout.mostPieces).contains(pieces) else { throw .badValue("pieces") }
    }
  }

  /// Reads an encoder's file.
  ///
  /// - Throws: `ModelError` where the bytes are not a whole, undamaged encoder of this format.
  init(bytes: [UInt8]) throws(ModelError) {
    var reader = ModelReader(bytes: bytes)
    let header = try Header(&reader)
    try reader.verify()
    let list = String(decoding: try reader.take(header.listLength), as: UTF8.self)
    let pieces = list.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard pieces.count == header.pieces, let cutter = WordPieces(pieces: pieces) else {
      throw .badValue("pieces")
    }
    self.pieces = cutter
    embeddings = try reader.quantised(header.pieces, header.width)
    positions = try reader.floats(header.places * header.width)
    norm = try reader.norm(header.width)
    var blocks: [TransformerBlock] = []
    for _ in 0..<header.blocks {
      blocks.append(try reader.block(header.width, heads: header.heads, inner: header.inner))
    }
    self.blocks = blocks
    try reader.close()
  }
}

extension ModelReader {
  fileprivate mutating func quantised(
    _ rows: Int, _ width: Int
  ) throws(ModelError) -> QuantisedRows {
    let scales = try floats(rows)
    let taken = try take(rows * width)
    return QuantisedRows(
      values: taken.map { Int8(bitPattern: $0) }, scales: scales, width: width)
  }

  fileprivate mutating func norm(_ width: Int) throws(ModelError) -> TransformerBlock.Norm {
    TransformerBlock.Norm(scale: try floats(width), offset: try floats(width))
  }

  private mutating func matrix(_ outputs: Int, _ inputs: Int) throws(ModelError) -> WeightMatrix {
    let rows = try quantised(outputs, inputs)
    return WeightMatrix(weights: rows.numbers, bias: try floats(outputs), inputs: inputs)
  }

  fileprivate mutating func block(
    _ width: Int, heads: Int, inner: Int
  ) throws(ModelError) -> TransformerBlock {
    TransformerBlock(
      heads: heads, attention: try matrix(3 * width, width),
      attentionOutput: try matrix(width, width), attentionNorm: try norm(width),
      widening: try matrix(inner, width), narrowing: try matrix(width, inner),
      outputNorm: try norm(width))
  }
}
