import TranscriptModel

/// What makes the accurate model of the compact one: an encoder, and what its numbers weigh.
struct AccuratePart: Sendable, Hashable {
  /// What judges talk with marks, and talk without.
  struct Heads<Head: Sendable & Hashable>: Sendable, Hashable {
    let marked: Head
    let unmarked: Head

    subscript(withoutMarks isWithoutMarks: Bool) -> Head {
      isWithoutMarks ? unmarked : marked
    }
  }

  let encoder: SentenceEncoder
  /// For turns within their session.
  let session: Heads<EncoderHead>
  /// For turns that stand alone.
  let single: Heads<MixedHead>

  /// Judges anew a turn that stands by itself, with the turns around it that are known.
  func judge(_ context: TurnContext, _ scored: inout BalanceModel.ScoredTurn) {
    let encoded = encoder.encode(context.turn)
    let sides = [Array(context.previous), Array(context.next)].map { side in
      side.map { encoder.encode($0.text).mean }
    }
    let input = EncoderHead.Input(own: encoded.mean, sides: sides)
    let head = single[withoutMarks: context.isWithoutMarks]
      .head(for: input, words: scored.total)
    let tokens = head.tokens(encoded, tokenCount: context.turn.tokens.count)
    scored.join(EncodedTurn(input: input, tokens: tokens), head)
  }

  /// All turns of a session, for `head` to judge; each is read once.
  func encode(_ session: [TurnContext.Neighbour], for head: EncoderHead) -> [EncodedTurn] {
    var means: [[Float]] = []
    var tokens: [[SIMD16<Float>]] = []
    for turn in session {
      let encoded = encoder.encode(turn.text)
      means.append(encoded.mean)
      tokens.append(head.tokens(encoded, tokenCount: turn.text.tokens.count))
    }
    return session.indices.map { index in
      let before = means[max(0, index - TurnContext.reach)..<index].reversed()
      let after = means[(index + 1)...].prefix(TurnContext.reach)
      return EncodedTurn(
        input: EncoderHead.Input(own: means[index], sides: [Array(before), Array(after)]),
        tokens: tokens[index])
    }
  }
}

extension BalanceModel.ScoredTurn {
  /// Judges the turn anew, with what the encoder says.
  ///
  /// What the turn says by itself is what it would say with nothing around it.
  mutating func join(_ encoded: EncodedTurn, _ head: EncoderHead) {
    let alone = EncoderHead.Input(own: encoded.input.own, around: nil)
    for index in encoded.tokens.indices {
      tokens[index] = TurnRow(head.words(tokens[index].lanes) + encoded.tokens[index])
    }
    own = head.scores(alone, words: own)
    total = head.scores(encoded.input, words: total)
  }
}
