extension BalanceModel {
  /// What the encoder that ships reads of labelled turns, to teach an encoder by
  /// (`Training/encoder/teach.py`).
  ///
  /// - Parameter turns: The turns; each is read as one that stands alone.
  /// - Returns: A table with a line for each turn, in their order: its mode and its rung, `-` where
  ///   nobody gave one, and the places of its pieces as written, and in lower case without its
  ///   marks, with those that `MarkRestorer` puts in instead.
  /// - Throws: `ModelError` where a resource is missing or damaged.
  public static func encoderInput(_ turns: [LabelledTurn]) throws(ModelError) -> String {
    encoderInput(turns, try shippedEncoder(), try shipped().marks)
  }

  /// The same for any encoder.
  static func encoderInput(
    _ turns: [LabelledTurn], _ encoder: SentenceEncoder, _ marks: MarkRestorer?
  ) -> String {
    var table = "mode\trung\tmarked\tunmarked\n"
    for turn in turns.map(\.alone) {
      let pieces = [turn, turn.withoutMarks].map { turn in
        encoder.cut(TurnContext(turn.input, marks).turn).pieces.map(String.init)
          .joined(separator: " ")
      }
      let labels = [turn.countedMode?.rawValue ?? "-", turn.rung.map(String.init) ?? "-"]
      table += (labels + pieces).joined(separator: "\t") + "\n"
    }
    return table
  }
}
